package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command of a suite's script, which runs beside a test. What it prints is shown once it has ended. */
final class SuiteCommand {
    private static final int LAST_LINES = 60;

    private final String name;
    private final Process process;
    private final Path output;

    private SuiteCommand(String name, Process process, Path output) {
        this.name = name;
        this.process = process;
        this.output = output;
    }

    static SuiteCommand start(String script, String... arguments) throws IOException {
        var output = Files.createTempFile("suite-", ".log");
        output.toFile().deleteOnExit();
        var command = Stream.concat(Stream.of(script), Stream.of(arguments)).toList();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new SuiteCommand(arguments[0], process, output);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void await(Duration time) throws InterruptedException {
        process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for the end, which has to be a good one; else the failure says what the command printed last. */
    void awaitDone() throws IOException, InterruptedException {
        var code = process.waitFor();
        var lines = new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                .lines()
                .toList();
        lines.forEach(System.out::println);
        assertThat(code)
                .as("exit code of %s, which printed last:%n%s", name, String.join("\n", last(lines)))
                .isZero();
    }

    private static List<String> last(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    }
}
