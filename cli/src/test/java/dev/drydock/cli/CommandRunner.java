package dev.drydock.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Runs the command in memory, with a home folder, variables and a clock of its own. */
public final class CommandRunner {
    /** What a user would see. */
    public record Ran(int exitCode, String out, String err) {}

    private final Path home;
    private final Map<String, String> variables = new HashMap<>();
    private String name = "drydock";
    private String input = "";

    public CommandRunner(Path home) {
        this.home = home;
    }

    public CommandRunner named(String name) {
        this.name = name;
        return this;
    }

    public CommandRunner with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    public CommandRunner reading(String text) {
        input = text;
        return this;
    }

    public Ran run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exitCode = CommandLines.of(environment(out, err), arguments).execute(arguments);
        return new Ran(exitCode, out.toString(), err.toString());
    }

    public Environment environment(StringWriter out, StringWriter err) {
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        var terminal = new Terminal(in, new PrintWriter(out, true), new PrintWriter(err, true), false, false);
        var clock = new TestClock();
        return new Environment(name, variables, home, terminal, clock, ZoneOffset.UTC, clock);
    }
}
