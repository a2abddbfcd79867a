package dev.drydock.shipyard.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.shipyard.application.project.ProjectReconnection;
import dev.drydock.upstream.Edit;
import dev.drydock.upstream.Level;
import dev.drydock.upstream.NewProject;
import dev.drydock.upstream.Repositories;
import dev.drydock.upstream.RepositorySettings;
import dev.drydock.upstream.Upstream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** What was written through other controllers, or pushed to an upstream. */
class SnapshotFreshnessTest extends SnapshotBench {
    @Test
    void shouldFetchItAgainWhenTheProjectHasAnUpstreamAndNothingIsHere() {
        // Given
        register(Optional.of(upstream().toUri().toString()));
        var before = known();
        var files = new GitProjectFiles(repositories, snapshots::deleted);

        // When
        new ProjectReconnection(projects, files)
                .run((project, why) -> {})
                .await()
                .atMost(SOON);

        // Then
        assertThat(before.shipyard().problems()).singleElement().asString().contains("not fetched");
        assertThat(known().shipyard().value()).isPresent();
        assertThat(known().heads()).containsOnlyKeys("qa");
    }

    @Test
    void shouldHaveWhatAnotherControllerHasWrittenWhenSomethingBegins() {
        // Given
        create("qa");
        known();
        try (var other = new Repositories(folder.resolve("here"), RepositorySettings.defaults())) {
            for (var number = 0; number < 20; number++) {
                // When
                var written = other.find(PROJECT)
                        .orElseThrow()
                        .edit(Level.stage("qa"), Edit.write("a.txt", new byte[] {(byte) number}, "Change a"))
                        .value()
                        .orElseThrow();

                // Then
                assertThat(snapshots.afterWrites(PROJECT).await().atMost(SOON).head("qa"))
                        .contains(written.commitId());
                assertThat(known().head("qa")).contains(written.commitId());
            }
        }
    }

    @Test
    void shouldHaveWhatWasPushedUpstreamWhenSomebodyWhoPushesBeginsSomething() {
        // Given
        var upstream = upstream();
        connect(upstream.toUri().toString());
        known();
        try (var elsewhere = new Repositories(upstream.getParent(), RepositorySettings.defaults())) {
            for (var number = 0; number < 3; number++) {
                // When
                var pushed = elsewhere
                        .find(PROJECT)
                        .orElseThrow()
                        .edit(Level.stage("qa"), Edit.write("a.txt", new byte[] {(byte) number}, "Change a"))
                        .value()
                        .orElseThrow();

                // Then
                assertThat(snapshots.afterPushes(PROJECT).await().atMost(SOON).head("qa"))
                        .contains(pushed.commitId());
            }
        }
    }

    @Test
    void shouldServeWhatWasFetchedLastWhenTheUpstreamIsAway() throws IOException {
        // Given
        var upstream = upstream();
        connect(upstream.toUri().toString());
        var before = known();

        // When
        Files.move(upstream, folder.resolve("taken-away"));

        // Then
        assertThat(snapshots.afterPushes(PROJECT).await().atMost(SOON)).isEqualTo(before);
        assertThat(snapshots.afterWrites(PROJECT).await().atMost(SOON)).isEqualTo(before);
    }

    @Test
    void shouldServeWhatWasFetchedLastWhenTheUpstreamDoesNotAnswer() throws IOException {
        // Given
        var upstream = upstream();
        connect(upstream.toUri().toString());
        var before = known();
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout((int) SOON.toMillis());
            var fetching = new FutureTask<>(() -> repositories.connect(
                    PROJECT, Upstream.open("http://127.0.0.1:%d/x.git".formatted(silent.getLocalPort()))));
            new Thread(fetching).start();
            try (var heard = silent.accept()) {
                assertThat(heard.isConnected()).isTrue();

                // When
                var answer = snapshots.afterPushes(PROJECT).await().atMost(SOON);

                // Then
                assertThat(fetching).isNotDone();
                assertThat(answer).isEqualTo(before);
            }
        }
    }

    private void connect(String url) {
        register(Optional.of(url));
        repositories.connect(PROJECT, Upstream.open(url));
    }

    /** The bare repository of a project of another controller. */
    private Path upstream() {
        try (var elsewhere = new Repositories(folder.resolve("elsewhere"), RepositorySettings.defaults())) {
            elsewhere.create(new NewProject(PROJECT, List.of("qa"), shipyard("qa"), null));
        }
        return folder.resolve("elsewhere").resolve(PROJECT + ".git");
    }
}
