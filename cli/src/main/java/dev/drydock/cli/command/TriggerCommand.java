package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Starts sequences. */
@Command(
        name = "trigger",
        description = "Start a sequence, a delivery or an evaluation.",
        synopsisSubcommandLabel = "(sequence | delivery | evaluation)",
        subcommands = {TriggerSequenceCommand.class, TriggerDeliveryCommand.class, TriggerEvaluationCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} trigger delivery --project=fulltour --service=helloservice \\",
            "      --image=helloservice:2 --watch",
            "  ${ROOT-COMMAND-NAME} trigger sequence remediation --project=fulltour --stage=production \\",
            "      --service=helloservice --data problem.problemTitle=slow"
        })
final class TriggerCommand extends Group {}
