package dev.drydock.shipyard.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import dev.drydock.shipyard.application.sequence.Ledger;
import dev.drydock.shipyard.application.sequence.Ledger.Finding;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import dev.drydock.shipyard.domain.sequence.SequenceFact;
import dev.drydock.shipyard.domain.sequence.SequenceStart;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is put wrong on purpose is found, and what is right is not. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class LedgerTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String EVENT = """
            insert into event (id, type, source, triggered_id, time, body)
            values ('%s', 'sh.keptn.event.%s', 'shipyard-controller', %s, now(), '{}')""";
    private static final String EXECUTION = """
            insert into sequence_execution (id, project, stage, service, context, sequence, state, standing, remediation,
                triggered_at, due_at, ended_at, version, body)
            values ($1, 'lt', 'qa', 'v', $1, 'delivery', $2, $3, false, now() - interval '1 hour', %s, %s, 2, $4)""";

    @Inject
    @ReactiveDataSource("shipyard")
    Pool pool;

    @Inject
    Ledger ledger;

    private final FactCodec codec = new FactCodec();
    private final String id = "lt-" + UUID.randomUUID();

    @AfterEach
    void undo() {
        for (var sql : List.of(
                "delete from event where id like 'lt-%'",
                "delete from outbox where event_id like 'lt-%'",
                "delete from sequence_fact where execution_id like 'lt-%'",
                "delete from sequence_execution where id like 'lt-%'")) {
            run(sql);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "qa.delivery.triggered, true",
        "deploy.triggered, false",
        "qa.delivery.finished, false",
        "one.two.three.triggered, false"
    })
    void shouldFindATriggerThatNobodyHandled(String type, boolean found) {
        // When
        run(EVENT.formatted(id, type, "null"));

        // Then
        assertThat(kinds()).isEqualTo(found ? List.of("trigger-without-execution") : List.of());
    }

    @Test
    void shouldFindAnEndThatNobodyWasToldOf() {
        // When
        execution(id, "finished", "RESTING", "null", "now()");

        // Then
        assertThat(kinds()).containsExactly("end-without-event");
    }

    @Test
    void shouldFindAnEndThatWasToldTwice() {
        // When
        execution(id, "finished", "RESTING", "null", "now()");
        run(EVENT.formatted(id + "-1", "qa.delivery.finished", "'" + id + "'"));
        assertThat(kinds()).isEmpty();
        run(EVENT.formatted(id + "-2", "qa.delivery.finished", "'" + id + "'"));

        // Then
        assertThat(kinds()).containsExactly("end-without-event");
    }

    @Test
    void shouldFindWhatNobodyLookedAtInTime() {
        // When
        execution(id, "waitingForApproval", "RESTING", "now() - interval '1 minute'", "null");

        // Then
        assertThat(kinds()).contains("overdue");
    }

    @Test
    void shouldFindATurnThatNobodyGave() {
        // When
        execution(id, "paused", "READY", "null", "null");

        // Then
        assertThat(kinds()).contains("forgotten-turn");
    }

    @Test
    void shouldFindTwoFlowsAtWorkInOnePlace() {
        // When
        execution(id, "started", "BLOCKING", "null", "null");
        execution(id + "-b", "started", "BLOCKING", "null", "null");

        // Then
        assertThat(findings())
                .extracting(Finding::kind, Finding::subject)
                .contains(tuple("two-flows-at-work", "lt/qa/v"));
    }

    @Test
    void shouldFindWhatIsNotPublishedOrNotStored() {
        // When
        run("insert into outbox (event_id, subject, body, created_at, published_at) values ('%s', 'x', '{}', %s, now())"
                .formatted(id, "now() - interval '1 hour'"));

        // Then
        assertThat(kinds()).containsExactly("outgoing-without-event");
    }

    @Test
    void shouldFindWhatWaitsToBePublished() {
        // Given
        run(EVENT.formatted(id, "deploy.triggered", "null"));
        run(("insert into outbox (event_id, subject, body, created_at, published_at) "
                        + "values ('%s', 'x', 'no event', now() - interval '1 hour', now())")
                .formatted(id));
        assertThat(kinds()).isEmpty();

        // When
        run("update outbox set published_at = null where event_id = '%s'".formatted(id));

        // Then
        assertThat(kinds()).containsExactly("unpublished");
    }

    @Test
    void shouldFindAStateThatTheFactsDoNotAddUpTo() {
        // Given
        execution(id, "paused", "RESTING", "null", "null");
        assertThat(kinds()).isEmpty();

        // When
        run("update sequence_execution set body = replace(body, 'PAUSED', 'STARTED') where id = '%s'".formatted(id));

        // Then
        assertThat(findings())
                .extracting(Finding::kind, Finding::detail)
                .containsExactly(tuple("state-is-not-replay", "the stored state is not what its 2 facts add up to"));
    }

    @Test
    void shouldFindNothingWhenAVersionThatKnowsNoTracesHasKeptTheState() {
        // Given
        execution(id, "paused", "RESTING", "null", "null");

        // When
        run("update sequence_fact set body = replace(body, '\"at\":', '%s') where version = 1 and execution_id = '%s'"
                .formatted(
                        "\"trace\":{\"traceId\":\"1be9bb32cd434c2c83fd873ae34384c7\",\"spanId\":\"7115b7b7a7a532e8\",\"sampled\":true},\"at\":",
                        id));

        // Then
        assertThat(kinds()).isEmpty();
    }

    @Test
    void shouldFindAFactThatIsMissing() {
        // Given
        execution(id, "paused", "RESTING", "null", "null");

        // When
        run("delete from sequence_fact where version = 2 and execution_id = '%s'".formatted(id));

        // Then
        assertThat(findings()).extracting(Finding::detail).containsExactly("has 1 facts, but its version is 2");
    }

    /** One that is held, so that the engine leaves it alone whatever its columns say. */
    private void execution(String name, String state, String standing, String due, String ended) {
        var start = new SequenceStart(
                new EventId(name),
                new KeptnContext(name),
                new Scope("lt", "qa", "v"),
                "delivery",
                Payload.EMPTY,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
        var facts = List.of(start.refused("").get(0), new SequenceFact.Paused(Instant.EPOCH));
        for (var version = 1; version <= facts.size(); version++) {
            pool.preparedQuery("insert into sequence_fact (execution_id, version, body) values ($1, $2, $3)")
                    .execute(Tuple.of(name, version, codec.write(facts.get(version - 1))))
                    .await()
                    .atMost(SOON);
        }
        pool.preparedQuery(EXECUTION.formatted(due, ended))
                .execute(Tuple.of(name, state, standing, codec.write(SequenceExecution.fold(facts))))
                .await()
                .atMost(SOON);
    }

    private boolean mine(Finding finding) {
        return finding.subject().startsWith("lt");
    }

    private List<Finding> findings() {
        return ledger.check().await().atMost(SOON).stream().filter(this::mine).toList();
    }

    private List<String> kinds() {
        return findings().stream().map(Finding::kind).toList();
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(SOON);
    }
}
