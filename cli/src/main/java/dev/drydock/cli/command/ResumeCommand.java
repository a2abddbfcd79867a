package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** The verb of {@code resume sequence}. */
@Command(
        name = "resume",
        description = "Resume a sequence.",
        synopsisSubcommandLabel = "sequence",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} resume sequence --project=fulltour --keptn-context=CONTEXT"})
@Subcommands(ResumeSequenceCommand.class)
final class ResumeCommand extends Group {}
