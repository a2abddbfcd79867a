package dev.drydock.cli.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Writes the completions of a command tree for the fish shell. */
final class FishCompletion {
    private final String name;
    private final List<String> lines = new ArrayList<>();

    private FishCompletion(String name) {
        this.name = name;
    }

    static String of(CommandLine root) {
        var completion = new FishCompletion(root.getCommandName());
        completion.command(root, List.of());
        return String.join("\n", completion.lines);
    }

    private void command(CommandLine command, List<String> path) {
        command.getSubcommands().forEach((noun, child) -> {
            var inner = new ArrayList<>(path);
            inner.add(noun);
            lines.add(start(path, command) + " -f -a " + noun + " -d " + quoted(description(child)));
            command(child, inner);
        });
        for (var option : command.getCommandSpec().options()) {
            if (!option.hidden()) {
                lines.add(start(path, command) + option(option));
            }
        }
    }

    private static String option(OptionSpec option) {
        var text = new StringBuilder();
        for (var alias : option.names()) {
            text.append(alias.startsWith("--") ? " -l " + alias.substring(2) : " -s " + alias.substring(1));
        }
        var takesValue = option.arity().max() > 0;
        var described = option.description().length == 0 ? "" : option.description()[0];
        return text + (takesValue ? " -r" : "") + " -d " + quoted(described);
    }

    private String start(List<String> path, CommandLine command) {
        var condition = new StringBuilder();
        path.forEach(
                word -> condition.append("; and __fish_seen_subcommand_from ").append(word));
        if (!command.getSubcommands().isEmpty()) {
            condition
                    .append("; and not __fish_seen_subcommand_from ")
                    .append(String.join(" ", command.getSubcommands().keySet()));
        }
        var shown = condition.isEmpty() ? "" : " -n " + quoted(condition.substring("; and ".length()));
        return "complete -c " + name + shown;
    }

    private static String description(CommandLine command) {
        var lines = command.getCommandSpec().usageMessage().description();
        return lines.length == 0 ? "" : lines[0];
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "\\'") + "'";
    }
}
