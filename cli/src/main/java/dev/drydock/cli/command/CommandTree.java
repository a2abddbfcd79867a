package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Puts the tree of commands together. To describe a command with all its options takes a few milliseconds, which adds
 * up: one that the command line does not name stands in the tree by its name alone.
 */
public final class CommandTree {
    private static final Set<String> WANT_ALL = Set.of("-h", "--help", "completion");

    private final IFactory factory;
    private final Set<String> words;
    private final boolean isWhole;

    private CommandTree(Environment environment, List<String> words) {
        this.factory = new CommandFactory(environment);
        this.words = Set.copyOf(words);
        this.isWhole = words.isEmpty() || words.stream().anyMatch(WANT_ALL::contains);
    }

    /** The tree for a command line of these words; none of them stands for the whole tree. */
    public static CommandLine of(Environment environment, List<String> words) {
        return new CommandTree(environment, words).build(DrydockCommand.class);
    }

    private CommandLine build(Class<?> type) {
        var line = new CommandLine(type, factory);
        var below = type.getAnnotation(Subcommands.class);
        if (below != null) {
            for (var child : below.value()) {
                var command = child.getAnnotation(Command.class);
                line.addSubcommand(isNamed(command) ? build(child) : inName(command));
            }
        }
        return line;
    }

    private boolean isNamed(Command command) {
        return isWhole
                || Stream.concat(Stream.of(command.name()), Stream.of(command.aliases()))
                        .anyMatch(words::contains);
    }

    private static CommandLine inName(Command command) {
        return new CommandLine(CommandSpec.create().name(command.name()).aliases(command.aliases()));
    }
}
