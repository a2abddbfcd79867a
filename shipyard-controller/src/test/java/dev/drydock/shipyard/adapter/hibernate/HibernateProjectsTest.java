package dev.drydock.shipyard.adapter.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.shipyard.application.project.Projects;
import dev.drydock.shipyard.domain.project.Project;
import dev.drydock.shipyard.domain.project.Remote;
import dev.drydock.shipyard.domain.project.Service;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class HibernateProjectsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant CREATED = Instant.parse("2026-11-22T10:00:00.123456Z");

    private final String name = "p-" + UUID.randomUUID();

    @Inject
    Projects projects;

    @Inject
    @ReactiveDataSource("shipyard")
    Pool pool;

    @Test
    void shouldFindTheSameWhenAProjectWasCreated() {
        // Given
        var remote = new Remote("https://git.example.org/x.git", Optional.of("me"), Optional.of("s3cret"));
        var project = new Project(name, CREATED, Optional.of(remote));

        // When
        var created = get(projects.create(project));

        // Then
        assertThat(created).isTrue();
        assertThat(get(projects.find(name))).contains(project);
        assertThat(get(projects.list())).contains(project);
    }

    @Test
    void shouldKeepTheTokenUnreadableWhenItIsStored() {
        // Given
        var remote = new Remote("https://git.example.org/x.git", Optional.empty(), Optional.of("s3cret"));

        // When
        get(projects.create(new Project(name, CREATED, Optional.of(remote))));

        // Then
        var rows = get(pool.preparedQuery("select p::text, remote_token from project p where name = $1")
                .execute(Tuple.of(name)));
        var row = rows.iterator().next();
        assertThat(row.getString(0)).doesNotContain("s3cret");
        assertThat(new String(row.getBuffer(1).getBytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("s3cret");
    }

    @Test
    void shouldTakeOneWhenManyCreateTheSameAtOnce() {
        // Given
        var project = new Project(name, CREATED, Optional.empty());

        // When
        var attempts = IntStream.range(0, 8)
                .mapToObj(i -> projects.create(project).subscribeAsCompletionStage())
                .toList();

        // Then
        assertThat(attempts.stream().filter(attempt -> attempt.join())).hasSize(1);
    }

    @Test
    void shouldReplaceTheCredentialsWhenTheyAreUpdated() {
        // Given
        get(projects.create(new Project(name, CREATED, Optional.empty())));
        var remote = new Remote("https://git.example.org/y.git", Optional.of("you"), Optional.of("n3w"));

        // When
        get(projects.update(name, remote));

        // Then
        assertThat(get(projects.find(name)).flatMap(Project::remote)).contains(remote);
    }

    @Test
    void shouldKeepServicesOnceAndInOrderWhenTheyAreAdded() {
        // Given
        get(projects.create(new Project(name, CREATED, Optional.empty())));
        var first = new Service("zeta", CREATED);
        var second = new Service("alpha", CREATED.plusSeconds(1));

        // When
        get(projects.addService(name, first));
        get(projects.addService(name, second));
        get(projects.addService(name, first));

        // Then
        assertThat(get(projects.find(name)).orElseThrow().services()).containsExactly(first, second);
        get(projects.removeService(name, "zeta"));
        assertThat(get(projects.find(name)).orElseThrow().services()).containsExactly(second);
    }

    @Test
    void shouldTakeTheServicesAlongWhenAProjectIsDeleted() {
        // Given
        get(projects.create(new Project(name, CREATED, Optional.empty())));
        get(projects.addService(name, new Service("alpha", CREATED)));

        // When
        var deleted = get(projects.delete(name));

        // Then
        assertThat(deleted).isTrue();
        assertThat(get(projects.delete(name))).isFalse();
        get(projects.create(new Project(name, CREATED, Optional.empty())));
        assertThat(get(projects.find(name)).orElseThrow().services()).isEmpty();
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(SOON);
    }
}
