package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Says in words what something does and why. */
@Command(
        name = "explain",
        description = "Say in words what a sequence, task, event or problem does, what it waits for, and what to do.",
        synopsisSubcommandLabel = "(sequence | task | event | problem)",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} explain sequence CONTEXT", "  ${ROOT-COMMAND-NAME} explain problem ID"})
@Subcommands({
    ExplainSequenceCommand.class,
    ExplainTaskCommand.class,
    ExplainEventCommand.class,
    ExplainProblemCommand.class
})
final class ExplainCommand extends Group {}
