package dev.drydock.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root: names every command. */
@Command(
        name = "drydock",
        versionProvider = VersionLine.class,
        description = "Drives the Drydock control plane; takes the verbs and flags of the keptn command too.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; a followed run passed, or passed with a warning",
            "1:failed",
            "2:wrong usage",
            "3:not found",
            "4:not authenticated, or not allowed",
            "5:took too long",
            "6:the followed run, the evaluation or a test failed; a back-test found differences"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} auth --endpoint=http://localhost:8080 --api-token=TOKEN",
            "  ${ROOT-COMMAND-NAME} send event -f remediation_trigger.json --watch",
            "  ${ROOT-COMMAND-NAME} get sequences --project=fulltour"
        })
@Subcommands({
    AuthCommand.class,
    StatusCommand.class,
    UiCommand.class,
    VersionCommand.class,
    CheckCommand.class,
    CreateCommand.class,
    UpdateCommand.class,
    DeleteCommand.class,
    GetCommand.class,
    AddResourceCommand.class,
    SendCommand.class,
    TriggerCommand.class,
    WatchCommand.class,
    ExplainCommand.class,
    TailCommand.class,
    ApproveCommand.class,
    PauseCommand.class,
    ResumeCommand.class,
    AbortCommand.class,
    RetryCommand.class,
    StopCommand.class,
    AllowCommand.class,
    ConfigureCommand.class,
    ReportCommand.class,
    LogsCommand.class,
    DeadLettersCommand.class,
    LintCommand.class,
    EvaluateCommand.class,
    SimulateCommand.class,
    TestRemediationCommand.class,
    BackTestCommand.class,
    GenerateCommand.class,
    FsckCommand.class,
    CompletionCommand.class,
    RetiredCommand.class
})
public final class DrydockCommand extends Group {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version of this command.")
    private boolean version;
}
