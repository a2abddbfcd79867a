package dev.drydock.shipyard.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.shipyard.application.deadletter.DeadLetters;
import dev.drydock.shipyard.application.integration.Integrations;
import dev.drydock.shipyard.application.project.Projects;
import dev.drydock.shipyard.domain.integration.Integration;
import dev.drydock.shipyard.domain.integration.Integration.Metadata;
import dev.drydock.shipyard.domain.integration.IntegrationId;
import dev.drydock.shipyard.domain.integration.SubjectPattern;
import dev.drydock.shipyard.domain.integration.Subscription;
import dev.drydock.shipyard.domain.integration.Subscription.Filter;
import dev.drydock.shipyard.domain.project.Project;
import dev.drydock.shipyard.domain.project.Service;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
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

/** A mark changes with what a register shows, and with nothing else. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class PostgresRegistersTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** When the integrations of other tests have long been silent, so that time passes for ours alone. */
    private static final Instant BEGIN = Instant.parse("2099-02-02T10:00:00Z");

    @Inject
    @ReactiveDataSource("shipyard")
    Pool pool;

    @Inject
    DeadLetters letters;

    @Inject
    Integrations integrations;

    @Inject
    Projects projects;

    private final String name = "rm-" + UUID.randomUUID();
    private final IntegrationId id = new IntegrationId(name);
    private Instant now = BEGIN;

    @AfterEach
    void undo() {
        get(integrations.remove(id));
        get(projects.delete(name));
        get(pool.query("delete from dead_letter where id like 'rm-%'").execute());
    }

    @Test
    void shouldKeepTheMarkWhenAnIntegrationSaysThatItIsThere() {
        // Given
        get(integrations.register(integration()));
        var before = mark("integrations");

        // When
        now = BEGIN.plusSeconds(30);
        get(integrations.ping(id, now));

        // Then
        assertThat(mark("integrations")).isEqualTo(before);
    }

    @Test
    void shouldChangeTheMarkWhenAnIntegrationFallsSilentOrHearsSomethingElse() {
        // Given
        get(integrations.register(integration()));
        var before = mark("integrations");

        // When
        now = BEGIN.plusSeconds(61);
        var silent = mark("integrations");
        get(integrations.put(
                id, new Subscription("s", new SubjectPattern("sh.keptn.event.test.triggered"), Filter.NONE)));
        var subscribed = mark("integrations");
        get(integrations.remove(id));

        // Then
        assertThat(List.of(before, silent, subscribed, mark("integrations"))).doesNotHaveDuplicates();
    }

    @Test
    void shouldChangeTheMarkWhenAProjectOrAServiceComesOrGoes() {
        // When
        var without = mark("projects");
        get(projects.create(new Project(name, BEGIN, Optional.empty())));
        var created = mark("projects");
        get(projects.addService(name, new Service("carts", BEGIN)));
        var served = mark("projects");
        get(projects.delete(name));

        // Then
        assertThat(List.of(without, created, served)).doesNotHaveDuplicates();
        assertThat(mark("projects")).isEqualTo(without);
    }

    @Test
    void shouldChangeTheMarkWhenADeadLetterComesGoesOrIsReplayed() {
        // When
        var without = mark("dead-letters");
        get(pool.preparedQuery("insert into dead_letter (id, subject, body, reason) values ($1, 's', '', 'r')")
                .execute(Tuple.of(name)));
        var kept = mark("dead-letters");
        get(pool.preparedQuery("update dead_letter set replayed_at = now() where id = $1")
                .execute(Tuple.of(name)));
        var replayed = mark("dead-letters");

        // Then
        assertThat(List.of(without, kept, replayed)).doesNotHaveDuplicates();
    }

    private Integration integration() {
        return new Integration(id, name, new Metadata("", "1.0", "", "", "", "", ""), List.of(), now);
    }

    private String mark(String register) {
        return get(new PostgresRegisters(pool, letters, () -> now).marks()).get(register);
    }

    private static <T> T get(Uni<T> asked) {
        return asked.await().atMost(SOON);
    }
}
