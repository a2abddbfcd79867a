package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** The verb of {@code resume sequence}. */
@Command(
        name = "resume",
        description = "Resume a sequence.",
        synopsisSubcommandLabel = "sequence",
        subcommands = ResumeSequenceCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} resume sequence --project=fulltour --keptn-context=CONTEXT"})
final class ResumeCommand extends Group {}
