package dev.drydock.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.jobs.adapter.logs.FileLogs;
import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.application.JobRuntime;
import dev.drydock.jobs.application.LogStore;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.Masking;
import dev.drydock.jobs.domain.Recovery;
import dev.drydock.jobs.domain.TaskRefused;
import io.smallrye.mutiny.Uni;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.AbstractThrowableAssert;

/**
 * A runtime that runs containers, with orders for it and the logs of its jobs.
 *
 * @param <R> the runtime
 */
public final class RuntimeBench<R extends JobRuntime & Closeable> implements AutoCloseable {
    /** Bytes of a log that are kept, besides its end. */
    public static final long LOG_LIMIT = 1 << 20;

    private static final String SHELL = """
            image: drydock/busybox:1
            cmd: ["sh", "-c"]
            args:
              - |
                %s
            """;

    private final Path folder;
    private final Duration soon;
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final FileLogs logs;
    private final Orders orders;
    private R runtime;

    /** Makes a runtime. */
    @FunctionalInterface
    public interface Maker<R> {
        R make(LogStore logs, Executor workers);
    }

    /** @param soon in which everything is done */
    public RuntimeBench(Path folder, Duration soon, Maker<R> maker) {
        this.folder = folder;
        this.soon = soon;
        this.logs = new FileLogs(folder.resolve("jobs"), LOG_LIMIT, InstantSource.system());
        this.runtime = maker.make(logs, workers);
        this.orders = new Orders(UUID.randomUUID().toString(), runtime.machine());
    }

    /** Another runtime beside this one; whoever makes it closes it. */
    public R make(Maker<R> maker) {
        return maker.make(logs, workers);
    }

    public R runtime() {
        return runtime;
    }

    public Orders orders() {
        return orders;
    }

    /** Another executor comes in the place of this one. */
    public void restart(Maker<R> maker) {
        closeRuntime();
        runtime = maker.make(logs, workers);
    }

    public JobOrder shell(String script) {
        return orders.task(SHELL.formatted(script));
    }

    /** A job that wants more memory than its 64 MiB. */
    public JobOrder gluttonous() {
        return orders.task("""
                image: drydock/busybox:1
                cmd: ["sh", "-c", "exec tail /dev/zero"]
                resources:
                  limits:
                    memory: 64Mi
                """);
    }

    /** A task of the same action, behind others. */
    public JobOrder shellBehind(JobOrder before, String script) {
        return orders.behind(before, SHELL.formatted(script), Map.of(), Map.of(), Set.of());
    }

    public JobEnd run(JobOrder order) {
        start(order);
        return follow(order, soon.minusSeconds(10));
    }

    /** An event of its own has this task, and it is not let run. */
    public AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String task) {
        var own = new Orders(UUID.randomUUID().toString(), runtime.machine());
        return assertThatThrownBy(() -> start(own.task(task))).isInstanceOf(TaskRefused.class);
    }

    /** A job prints two hundred megabytes: its log keeps how they begin and end, and no more. */
    public void assertBothEndsAreKept() throws IOException {
        var order = shell("echo begin; yes \"$(printf '%0199d' 7)\" | head -c 200000000; echo; echo the end");
        var end = run(order);
        release(order);
        assertThat(end).isEqualTo(new JobEnd.Exited(0));
        assertThat(log(order)).startsWith("begin\n0000").endsWith("\nthe end\n").hasSizeLessThan(200_000);
        assertThat(size()).isLessThan(4 * LOG_LIMIT);
    }

    public void start(JobOrder order) {
        done(runtime.start(order));
    }

    /** Follows it as if it had begun now. */
    public JobEnd follow(JobOrder order, Duration limit) {
        return done(runtime.follow(order.job(), Instant.now().plus(limit), limit));
    }

    public Recovery seen(JobRecord job) {
        return Recovery.of(done(runtime.look(job)));
    }

    public JobRuntime.Remains remains(JobOrder order) {
        return done(runtime.remains(order.job()));
    }

    /** What it wrote into its output; empty if nothing. */
    public String output(JobOrder order) {
        return remains(order)
                .output()
                .map(written -> new String(written.content(), StandardCharsets.UTF_8))
                .orElse("");
    }

    public void release(JobOrder order) {
        done(runtime.release(order.job()));
    }

    public void tidy(JobOrder order) {
        done(runtime.tidy(order.job()));
    }

    public void cancel(JobOrder order) {
        done(runtime.cancel(order.job()));
    }

    /** What people may read of its log. */
    public String log(JobOrder order) throws IOException {
        try (var shown = logs.show(order.job().id(), Masking.NONE)) {
            shown.finish();
        }
        return logs.excerpt(order.job().id());
    }

    /** How many bytes the executor has on its disk. */
    public long size() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    public <T> T done(Uni<T> work) {
        return work.await().atMost(soon);
    }

    @Override
    public void close() {
        closeRuntime();
        workers.shutdown();
    }

    private void closeRuntime() {
        try {
            runtime.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
