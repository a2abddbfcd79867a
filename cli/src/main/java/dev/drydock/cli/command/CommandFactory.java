package dev.drydock.cli.command;

import dev.drydock.cli.Environment;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Hands the environment to every command that asks for it in its constructor. */
final class CommandFactory implements IFactory {
    private final Environment environment;

    CommandFactory(Environment environment) {
        this.environment = environment;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (var constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Environment.class) {
                return type.cast(constructor.newInstance(environment));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
