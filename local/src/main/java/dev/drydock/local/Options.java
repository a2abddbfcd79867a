package dev.drydock.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param data where everything is kept
 * @param host the address at which the API listens
 * @param port where the API listens; 0 takes 8080, or a free one when that is taken
 * @param demo whether the self-healing tour is told
 * @param full whether the tour begins with a delivery through all stages
 * @param keep whether everything keeps running after the tour
 * @param checkout the folder that holds {@code examples/}, for the tour
 */
record Options(Path data, String host, int port, boolean demo, boolean full, boolean keep, Path checkout) {
    static final String USAGE = """
            usage: local [--data DIR] [--host HOST] [--port PORT] [--demo [--full] [--keep] [--checkout DIR]]
              --data DIR      where everything is kept (default: ~/.local/share/drydock)
              --host HOST     the address at which the API listens (default: 127.0.0.1; 0.0.0.0 for all)
              --port PORT     where the API listens (default: 8080, or a free one when that is taken)
              --demo          tell the self-healing tour, then stop
              --full          the tour begins with a delivery through qa and production
              --keep          keep everything running after the tour, until Ctrl-C
              --checkout DIR  the folder that holds examples/ (default: the working directory)""";

    private static final int MOST_PORT = 65535;

    static Options parse(List<String> arguments, Path home) {
        var options =
                new Options(home.resolve(".local/share/drydock"), "127.0.0.1", 0, false, false, false, Path.of(""));
        var left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            options = options.with(left.pop(), left);
        }
        if ((options.full || options.keep) && !options.demo) {
            throw new Misuse("--full and --keep belong to --demo");
        }
        return options;
    }

    private Options with(String name, ArrayDeque<String> values) {
        return switch (name) {
            case "--data" -> new Options(folder(name, values), host, port, demo, full, keep, checkout);
            case "--host" -> new Options(data, host(values), port, demo, full, keep, checkout);
            case "--port" -> new Options(data, host, port(values), demo, full, keep, checkout);
            case "--demo" -> new Options(data, host, port, true, full, keep, checkout);
            case "--full" -> new Options(data, host, port, demo, true, keep, checkout);
            case "--keep" -> new Options(data, host, port, demo, full, true, checkout);
            case "--checkout" -> new Options(data, host, port, demo, full, keep, folder(name, values));
            default -> throw new Misuse("unknown option '" + name + "'");
        };
    }

    private static Path folder(String name, ArrayDeque<String> values) {
        if (values.isEmpty()) {
            throw new Misuse(name + " needs a folder");
        }
        return Path.of(values.pop()).toAbsolutePath().normalize();
    }

    private static String host(ArrayDeque<String> values) {
        if (values.isEmpty() || values.peek().isBlank()) {
            throw new Misuse("--host needs an address, such as 0.0.0.0");
        }
        return values.pop();
    }

    private static int port(ArrayDeque<String> values) {
        var text = values.isEmpty() ? "" : values.pop();
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= MOST_PORT) {
            return Integer.parseInt(text);
        }
        throw new Misuse("--port needs a number of 0 to " + MOST_PORT + ", but got '" + text + "'");
    }

    /** The command line makes no sense; the text says what is wrong with it. */
    static final class Misuse extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misuse(String message) {
            super(message);
        }
    }
}
