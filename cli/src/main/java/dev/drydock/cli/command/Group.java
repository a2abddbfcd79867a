package dev.drydock.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A verb that needs a noun, such as {@code get}. */
abstract class Group implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var nouns = String.join(", ", spec.subcommands().keySet());
        throw new ParameterException(
                spec.commandLine(), "Expected one of these after '" + spec.qualifiedName() + "': " + nouns);
    }
}
