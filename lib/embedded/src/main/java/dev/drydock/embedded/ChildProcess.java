package dev.drydock.embedded;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A running program that belongs to whoever started it. Closing it asks it to stop, then kills it; it never outlives the
 * JVM, unless the JVM itself is killed: then its pid file lets the next run stop it.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Duration STOP_GRACE = Duration.ofSeconds(10);
    private static final int POLL_MILLIS = 25;
    private static final int TAIL_LINES = 15;
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Launch launch;
    private final Process process;

    private ChildProcess(Launch launch, Process process) {
        this.launch = launch;
        this.process = process;
    }

    /**
     * Starts the program; first stops the one that an earlier, killed run left in the same pid file.
     *
     * @throws ServerFailed when the program cannot be run
     */
    public static ChildProcess start(Launch launch) {
        launch.pidFile().map(PidFile::new).ifPresent(PidFile::stopLeftover);
        try {
            var child = new ChildProcess(launch, builder(launch).start());
            ChildProcesses.add(child);
            launch.pidFile().map(PidFile::new).ifPresent(file -> file.write(child.process.toHandle()));
            return child;
        } catch (IOException e) {
            throw new ServerFailed("Expected to start " + launch.name() + ", but: " + e.getMessage(), e);
        }
    }

    /** What was started. */
    public Launch launch() {
        return launch;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the program to end by itself and returns its exit code. */
    public int awaitExit() throws InterruptedException {
        var code = process.waitFor();
        forget();
        return code;
    }

    /** Waits until something accepts connections on the port of 127.0.0.1. */
    public ChildProcess awaitPort(int port, Duration deadline) {
        return await("accept connections on 127.0.0.1:" + port, () -> accepts(port), deadline);
    }

    /** Waits until a GET on the address answers 200. */
    public ChildProcess awaitHttp(URI address, Duration deadline) {
        var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        return await("answer on " + address, () -> answers(client, address), deadline);
    }

    /**
     * Waits until the condition holds.
     *
     * @param expectation what is waited for, as in "Expected NAME to EXPECTATION"
     * @throws ServerFailed when the deadline passes or the program ends first; the text ends with the tail of its log
     */
    public ChildProcess await(String expectation, BooleanSupplier condition, Duration deadline) {
        var end = System.nanoTime() + deadline.toNanos();
        while (!condition.getAsBoolean()) {
            if (endsWithin(POLL_MILLIS)) {
                forget();
                throw failure(expectation, "it ended with exit code " + process.exitValue());
            }
            if (System.nanoTime() > end) {
                throw failure(expectation, "it did not within " + deadline.toSeconds() + " s");
            }
        }
        return this;
    }

    /** The last lines of the log, for messages. */
    public String logTail() {
        return launch.log().map(ChildProcess::tail).orElse("");
    }

    /** Sends the stop signal and returns at once. */
    public void askToStop() {
        if (launch.stopSignal().equals("TERM")) {
            process.destroy();
        } else {
            signal(launch.stopSignal());
        }
    }

    /** Stops the program and all it started in its tracks (SIGSTOP): connections stay open, and nobody answers. */
    public void freeze() {
        signal("STOP"); // first, so that it starts nothing more
        process.descendants().forEach(child -> signal("STOP", child.pid()));
    }

    /** Lets the program and all it started go on as if no time had passed (SIGCONT). */
    public void thaw() {
        process.descendants().forEach(child -> signal("CONT", child.pid()));
        signal("CONT");
    }

    /** Kills the program and all it started, as a power failure would. */
    public void kill() {
        var family = process.descendants().toList();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        endsWithin(STOP_GRACE.toMillis());
        awaitEnd(family); // a back end that still ends keeps what its server's next start needs
        forget();
    }

    private static void awaitEnd(List<ProcessHandle> family) {
        var ends = family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stillThere) {
            // killed as it is, it cannot be waited for any longer
        }
    }

    /** Asks the program to stop, and kills it when it has not within ten seconds. Closing twice changes nothing. */
    @Override
    public void close() {
        if (process.isAlive()) {
            askToStop();
            if (!endsWithin(STOP_GRACE.toMillis())) {
                kill();
            }
        }
        forget();
    }

    private void forget() {
        ChildProcesses.remove(this);
        launch.pidFile().map(PidFile::new).ifPresent(PidFile::delete);
    }

    private void signal(String name) {
        signal(name, process.pid());
    }

    private void signal(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }

    private boolean endsWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw ServerFailed.interrupted(launch.name());
        }
    }

    private ServerFailed failure(String expectation, String why) {
        var tail = logTail();
        var log = tail.isBlank() ? "" : "\nThe end of " + launch.log().orElseThrow() + ":\n" + tail.indent(2);
        return new ServerFailed("Expected " + launch.name() + " to " + expectation + ", but " + why + log);
    }

    private static ProcessBuilder builder(Launch launch) throws IOException {
        var builder = new ProcessBuilder(ownSession(launch.command())).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().putAll(launch.environment());
        launch.directory().ifPresent(directory -> builder.directory(directory.toFile()));
        if (launch.log().isPresent()) {
            var log = launch.log().get().toAbsolutePath();
            Files.createDirectories(log.getParent());
            return builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        }
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    /** Ctrl-C in a terminal reaches all processes of its session; ours are stopped in order, by their owners. */
    private static List<String> ownSession(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        return Stream.concat(Stream.of(SETSID.toString()), command.stream()).toList();
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean answers(HttpClient client, URI address) {
        try {
            var request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw ServerFailed.interrupted(launch.name());
        }
    }

    private static String tail(Path log) {
        try {
            var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }
}
