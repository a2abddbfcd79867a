package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Messages that no service could handle. */
@Command(
        name = "dead-letters",
        aliases = "dead-letter",
        description = "Read, mend, replay and delete messages that no service could handle.",
        synopsisSubcommandLabel = "(list | show | edit | replay | delete)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} dead-letters list",
            "  ${ROOT-COMMAND-NAME} dead-letters show ID --body > event.json",
            "  ${ROOT-COMMAND-NAME} dead-letters edit ID --file=event.json --replay"
        })
@Subcommands({
    ListDeadLettersCommand.class,
    ShowDeadLetterCommand.class,
    EditDeadLetterCommand.class,
    ReplayDeadLetterCommand.class,
    DeleteDeadLetterCommand.class
})
final class DeadLettersCommand extends Group {}
