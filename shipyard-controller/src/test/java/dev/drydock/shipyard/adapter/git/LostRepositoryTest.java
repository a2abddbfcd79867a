package dev.drydock.shipyard.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.shipyard.application.project.ProjectSnapshot.Unknown;
import dev.drydock.upstream.Edit;
import dev.drydock.upstream.Level;
import dev.drydock.upstream.Repositories;
import dev.drydock.upstream.RepositorySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories that were deleted, are missing, or are broken. */
class LostRepositoryTest extends SnapshotBench {
    @Test
    void shouldBeUnknownWhenTheProjectWasDeleted() {
        // Given
        create("qa");
        known();
        var files = new GitProjectFiles(repositories, snapshots::deleted);

        // When
        files.delete(PROJECT).await().atMost(SOON);

        // Then
        assertThat(now(PROJECT)).isEqualTo(new Unknown(PROJECT));
    }

    @Test
    void shouldBeUnknownWhenAnotherControllerDeletedTheProject() {
        // Given
        create("qa");
        known();

        // When
        try (var other = new Repositories(folder.resolve("here"), RepositorySettings.defaults())) {
            other.delete(PROJECT);
        }
        snapshots.forget(PROJECT); // as its turn to be looked at has come

        // Then
        assertThat(now(PROJECT)).isEqualTo(new Unknown(PROJECT));
    }

    @Test
    void shouldServeWhatItReadLastWhenTheRepositoryOfAProjectIsMissing() throws IOException {
        // Given
        create("qa");
        register(Optional.empty());
        var before = known();

        // When
        Files.move(folder.resolve("here").resolve(PROJECT + ".git"), folder.resolve("taken-away"));
        snapshots.forget(PROJECT);

        // Then
        assertThat(known()).isEqualTo(before);
    }

    @Test
    void shouldNotMakeItAnewWhenARegisteredRepositoryIsMissing() {
        // Given
        register(Optional.empty());

        // When
        var known = known();

        // Then
        assertThat(known.shipyard().problems()).singleElement().asString().contains("missing here", "backup");
        assertThat(repositories.projects()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "objects"})
    void shouldSayWhatIsWrongWhenTheRepositoryIsBrokenAndReadItOnceItIsMended(String part) throws IOException {
        // Given
        create("qa");
        var there = folder.resolve("here").resolve(PROJECT + ".git").resolve(part);
        var elsewhere = folder.resolve("taken-away");
        Files.move(there, elsewhere);
        close();
        open();

        // When
        var broken = known();

        // Then
        assertThat(broken.shipyard().problems()).singleElement().asString().contains("cannot be read", "backup");
        Files.move(elsewhere, there);
        snapshots.forget(PROJECT);
        assertThat(known().shipyard().value()).isPresent();
    }

    @Test
    void shouldServeWhatItReadLastWhenTheRepositoryBreaks() throws IOException {
        // Given
        var repository = create("qa");
        var before = known();
        repository.edit(Level.project(), Edit.write("a.txt", new byte[1], "Add a"));
        var objects = folder.resolve("here").resolve(PROJECT + ".git").resolve("objects");

        // When
        Files.move(objects, folder.resolve("taken-away"));

        // Then
        assertThat(known()).isEqualTo(before);
    }
}
