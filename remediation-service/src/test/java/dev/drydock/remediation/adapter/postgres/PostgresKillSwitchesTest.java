package dev.drydock.remediation.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.remediation.domain.guard.KillSwitch;
import dev.drydock.remediation.domain.killswitch.Coverage;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Switches in a real PostgreSQL, with several replicas at once. */
class PostgresKillSwitchesTest extends RemediationDatabase {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final PostgresKillSwitches switches = new PostgresKillSwitches(pool(), outbox());

    @Test
    void shouldReadBackWhatWasWritten() {
        // Given
        var everything = asked(Optional.empty(), Optional.empty());
        var some = asked(Optional.of("p-read"), Optional.of(NOW.plusSeconds(60)));

        // When
        done(switches.turnOn(everything));
        done(switches.turnOn(some));

        // Then
        assertThat(done(switches.list())).contains(everything, some);
        assertThat(done(pool().withTransaction(switches::on))).contains(everything, some);
        assertThat(done(switches.nextEnd())).isPresent();
        assertThat(done(switches.lift(Coverage.of(everything), "bob", "", NOW))).isPresent();
        assertThat(done(switches.lift(Coverage.of(everything), "bob", "", NOW))).isEmpty();
    }

    @Test
    void shouldTellOnceThatItExpiredHoweverManyReplicasLook() {
        // Given
        done(switches.turnOn(asked(Optional.of("p-expire"), Optional.of(NOW.plusSeconds(1)))));
        var replicas = IntStream.range(0, 8)
                .mapToObj(i -> new PostgresKillSwitches(pool(), outbox()).expire(NOW.plusSeconds(1)))
                .toList();

        // When
        var ended = done(Uni.join().all(replicas).andFailFast()).stream()
                .flatMap(List::stream)
                .filter(change -> change.after().project().equals(Optional.of("p-expire")))
                .count();

        // Then
        assertThat(ended).isOne();
        assertThat(eventsAbout("p-expire")).isEqualTo(2);
    }

    @Test
    void shouldWaitForWhoDecidesBeforeItIsOn() throws InterruptedException {
        // Given: a transaction that has read the switches, and is not done
        var read = new CountDownLatch(1);
        var decided = new CountDownLatch(1);
        var isOn = new AtomicBoolean();
        var wasOnWhileDeciding = new AtomicBoolean();
        var deciding = pool().withTransaction(tx -> switches.on(tx)
                        .invoke(read::countDown)
                        .chain(() -> Uni.createFrom()
                                .<Void>emitter(waiting -> new Thread(() -> {
                                            awaitQuietly(decided);
                                            wasOnWhileDeciding.set(isOn.get());
                                            waiting.complete(null);
                                        })
                                        .start())))
                .subscribe()
                .asCompletionStage();
        read.await();

        // When
        var turning = switches.turnOn(asked(Optional.of("p-wait"), Optional.empty()))
                .invoke(() -> isOn.set(true))
                .subscribe()
                .asCompletionStage();
        awaitWaiter();
        decided.countDown();

        // Then
        assertThat(deciding.toCompletableFuture()).succeedsWithin(WITHIN);
        assertThat(turning.toCompletableFuture()).succeedsWithin(WITHIN);
        assertThat(wasOnWhileDeciding).isFalse();
        assertThat(isOn).isTrue();
    }

    private void awaitWaiter() {
        await().atMost(WITHIN)
                .until(() -> count("select count(*) from pg_locks where locktype = 'advisory' and not granted") > 0);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T done(Uni<T> work) {
        return work.await().atMost(WITHIN);
    }

    /** The only number of a query. */
    private static long count(String sql) {
        return done(pool().query(sql).execute()).iterator().next().getLong(0);
    }

    /** How many different events about a project were written. */
    private static long eventsAbout(String project) {
        return count("select count(*) from outbox where body::json #>> '{data,project}' = '" + project + "'");
    }

    private static KillSwitch asked(Optional<String> project, Optional<Instant> until) {
        return new KillSwitch(project, Optional.empty(), Optional.of("scale"), "migration", "ada", NOW, until);
    }
}
