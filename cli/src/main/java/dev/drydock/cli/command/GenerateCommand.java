package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Makes files from the files of a project. */
@Command(
        name = "generate",
        description = "Make files for other tools from the files of a project.",
        synopsisSubcommandLabel = "(alerts)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} generate alerts --slo=slo.yaml --remediation=remediation.yaml \\",
            "      --sli=prometheus/sli.yaml -p fulltour -s production --service=helloservice"
        })
@Subcommands(GenerateAlertsCommand.class)
final class GenerateCommand extends Group {}
