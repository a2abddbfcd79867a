package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete commands and options. */
@Command(
        name = "completion",
        description = "Print a script that makes a shell complete commands and options.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(${ROOT-COMMAND-NAME} completion bash)",
            "  source <(${ROOT-COMMAND-NAME} completion zsh)",
            "  ${ROOT-COMMAND-NAME} completion fish > ~/.config/fish/completions/${ROOT-COMMAND-NAME}.fish"
        })
final class CompletionCommand implements Callable<Integer> {
    enum Shell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Environment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.BASH;

    CompletionCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        environment.terminal().out().println(script(spec.root().commandLine()));
        return 0;
    }

    private String script(CommandLine root) {
        return shell == Shell.FISH ? FishCompletion.of(root) : AutoComplete.bash(root.getCommandName(), root);
    }
}
