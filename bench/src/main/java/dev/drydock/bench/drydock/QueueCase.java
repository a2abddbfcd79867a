package dev.drydock.bench.drydock;

import dev.drydock.bench.measure.ClosedLoop;
import dev.drydock.bench.measure.Trip;
import dev.drydock.bench.report.MarkdownTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Many sequences queued behind one whose task is not answered: what they cost, and how fast they go once they may. */
public final class QueueCase {
    private static final int POSTS_AT_ONCE = 32;
    private static final int OTHERS_IN_FLIGHT = 50;
    private static final Duration OTHERS = Duration.ofSeconds(10);
    private static final Duration SETTLE = Duration.ofSeconds(11);
    private static final Duration STARTED_UP = Duration.ofSeconds(65);

    private final RunningDrydock drydock;
    private final int queued;
    private final Duration idle;
    private final MarkdownTable table = new MarkdownTable(List.of("", "nothing queued", "queued"));

    private QueueCase(RunningDrydock drydock, int queued, Duration idle) {
        this.drydock = drydock;
        this.queued = queued;
        this.idle = idle;
    }

    /** @return a section of the report */
    public static String run(Drydock entrant, Path folder, int queued, Duration idle) throws InterruptedException {
        try (var drydock = entrant.open(folder)) {
            return new QueueCase(drydock, queued, idle).measure();
        }
    }

    private String measure() throws InterruptedException {
        var emptyRate = othersPerSecond(Duration.ofSeconds(20));
        var empty = idle(STARTED_UP);
        var accepted = queue();
        var full = idle(SETTLE);
        var fullRate = othersPerSecond(Duration.ofSeconds(5));
        table.row("sequences/s of other services", format(emptyRate), format(fullRate));
        table.row("idle: commits per second", format(empty[0]), format(full[0]));
        table.row("idle: CPU of the engine, % of a core", format(empty[1]), format(full[1]));
        table.row("idle: CPU of PostgreSQL, % of a core", format(empty[2]), format(full[2]));
        table.row("list of the project's sequences, ms", "–", format(listMillis()));
        table.row("accepted per second while queueing", "–", format(accepted));
        table.row("then, one after the other, sequences/s", "–", format(drain()));
        return "### " + queued + " sequences queued on one service\n\n" + table;
    }

    private double queue() throws InterruptedException {
        var permits = new Semaphore(POSTS_AT_ONCE);
        var posts = new ArrayList<CompletableFuture<String>>();
        var begin = System.nanoTime();
        for (var i = 0; i <= queued; i++) {
            permits.acquire();
            var post = drydock.post(Delivery.triggered(UUID.randomUUID(), Delivery.HELD, i));
            posts.add(post.whenComplete((answer, failure) -> permits.release()));
        }
        try {
            CompletableFuture.allOf(posts.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("Expected every queued sequence to be accepted", e.getCause());
        }
        return posts.size() * 1e9 / (System.nanoTime() - begin);
    }

    private double[] idle(Duration settle) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(settle.toNanos());
        var before = drydock.cost();
        var begin = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(idle.toNanos());
        var used = drydock.cost().minus(before);
        var seconds = (System.nanoTime() - begin) / 1e9;
        return new double[] {
            used.commits() / seconds, used.engineSeconds() * 100 / seconds, used.storeSeconds() * 100 / seconds
        };
    }

    private double othersPerSecond(Duration warmUp) {
        return ClosedLoop.run(drydock::sequence, OTHERS_IN_FLIGHT, warmUp, OTHERS, drydock::cost)
                .perSecond();
    }

    private double listMillis() {
        var begin = System.nanoTime();
        drydock.http().get("/api/controlPlane/v1/sequence/" + Delivery.PROJECT + "?pageSize=20");
        return new Trip(begin, begin, System.nanoTime()).wholeNanos() / 1e6;
    }

    private double drain() throws InterruptedException {
        drydock.nats().publish(Responder.RELEASE, "go".getBytes(StandardCharsets.UTF_8));
        TimeUnit.SECONDS.sleep(1);
        var before = drydock.ends().others();
        var begin = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(OTHERS.toNanos());
        return (drydock.ends().others() - before) * 1e9 / (System.nanoTime() - begin);
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}
