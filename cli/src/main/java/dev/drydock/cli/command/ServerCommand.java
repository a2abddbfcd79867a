package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.cli.Environment;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that asks the server something and prints the answer. */
abstract class ServerCommand implements Callable<Integer> {
    @Mixin
    protected ServerOptions server;

    @Mixin
    protected OutputOptions output;

    protected ServerCommand(Environment environment) {
        server = new ServerOptions(environment);
        output = new OutputOptions(environment);
    }

    static ObjectNode document() {
        return JsonNodeFactory.instance.objectNode();
    }
}
