package dev.drydock.shipyard.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.shipyard.application.project.InMemoryProjects;
import dev.drydock.shipyard.application.project.Projects;
import dev.drydock.shipyard.domain.project.Project;
import dev.drydock.shipyard.domain.project.Remote;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegisteredUpstreamsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String URL = "https://git.example.com/shop.git";

    @Test
    void shouldHaveTheUpstreamWithItsCredentialsWhenTheProjectHasOne() {
        // Given
        var projects = new InMemoryProjects();
        var remote = new Remote(URL, Optional.of("robot"), Optional.of("secret"));
        projects.create(new Project("shop", Instant.EPOCH, Optional.of(remote)))
                .await()
                .atMost(SOON);
        projects.create(new Project("hosted", Instant.EPOCH, Optional.empty()))
                .await()
                .atMost(SOON);
        var register = new RegisteredUpstreams(projects);

        // When
        var found = register.find("shop").orElseThrow();

        // Then
        assertThat(found.url()).isEqualTo(URL);
        assertThat(found.user()).isEqualTo("robot");
        assertThat(found.token()).isEqualTo("secret");
        assertThat(register.find("hosted")).isEmpty();
        assertThat(register.find("unknown")).isEmpty();
    }

    @Test
    void shouldHaveNoneWhenTheDatabaseIsAway() {
        // Given
        var away = (Projects) Proxy.newProxyInstance(
                Projects.class.getClassLoader(),
                new Class<?>[] {Projects.class},
                (self, method, arguments) -> Uni.createFrom().failure(new IllegalStateException("no database")));

        // When, Then
        assertThat(new RegisteredUpstreams(away).find("shop")).isEmpty();
    }
}
