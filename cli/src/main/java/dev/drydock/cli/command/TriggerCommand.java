package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Starts sequences. */
@Command(
        name = "trigger",
        description = "Start a sequence, a delivery or an evaluation.",
        synopsisSubcommandLabel = "(sequence | delivery | evaluation)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} trigger delivery --project=fulltour --service=helloservice \\",
            "      --image=helloservice:2 --watch",
            "  ${ROOT-COMMAND-NAME} trigger sequence remediation --project=fulltour --stage=production \\",
            "      --service=helloservice --data problem.problemTitle=slow"
        })
@Subcommands({TriggerSequenceCommand.class, TriggerDeliveryCommand.class, TriggerEvaluationCommand.class})
final class TriggerCommand extends Group {}
