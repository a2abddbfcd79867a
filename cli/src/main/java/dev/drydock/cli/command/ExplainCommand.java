package dev.drydock.cli.command;

import picocli.CommandLine.Command;

/** Says in words what something does and why. */
@Command(
        name = "explain",
        description = "Say in words what a sequence, task, event, problem, service or evaluation does and why.",
        synopsisSubcommandLabel = "(sequence | task | event | problem | service | evaluation)",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} explain sequence CONTEXT", "  ${ROOT-COMMAND-NAME} explain problem ID"})
@Subcommands({
    ExplainSequenceCommand.class,
    ExplainTaskCommand.class,
    ExplainEventCommand.class,
    ExplainProblemCommand.class,
    ExplainServiceCommand.class,
    ExplainEvaluationCommand.class
})
final class ExplainCommand extends Group {}
