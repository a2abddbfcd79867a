package dev.drydock.upstream;

import static dev.drydock.upstream.HostedProject.bytes;
import static dev.drydock.upstream.HostedProject.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.upstream.Outcome.Reason;
import dev.drydock.upstream.Outcome.Refused;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HistoryTest {
    private static final Level QA = Level.stage("qa");
    private static final Level SERVICE = Level.service("qa", "helloservice");
    private static final Author ALICE = new Author("alice", "alice@example.com");

    @TempDir
    Path folder;

    private Repositories repositories;
    private ProjectRepository project;

    @BeforeEach
    void create() {
        repositories = new Repositories(folder, RepositorySettings.defaults());
        project = HostedProject.in(repositories);
    }

    @AfterEach
    void close() {
        repositories.close();
    }

    @Test
    void shouldTellWhoChangedFileWhenItWasWrittenAndDeleted() {
        // Given
        var first = write("slo.yaml", "a");
        write("other.yaml", "b");
        var second = write("slo.yaml", "c");
        project.edit(SERVICE, Edit.delete(List.of("slo.yaml"), "Remove").by(ALICE));

        // When
        var history = history(SERVICE, Optional.of("slo.yaml"), null, 0, 10);

        // Then
        assertThat(history.isMore()).isFalse();
        assertThat(history.revisions()).hasSize(3);
        assertThat(history.revisions().get(0).author()).isEqualTo(ALICE);
        assertThat(history.revisions().get(0).message()).isEqualTo("Remove");
        assertThat(history.revisions().get(0).changes())
                .containsExactly(new FileChange("slo.yaml", FileChange.Kind.DELETED));
        assertThat(history.revisions().get(1).commitId()).isEqualTo(second);
        assertThat(history.revisions().get(1).changes())
                .containsExactly(new FileChange("slo.yaml", FileChange.Kind.CHANGED));
        assertThat(history.revisions().get(2).commitId()).isEqualTo(first);
        assertThat(history.revisions().get(2).changes())
                .containsExactly(new FileChange("slo.yaml", FileChange.Kind.ADDED));
    }

    @Test
    void shouldGiveTextBeforeChangeWhenFileIsReadAtParent() {
        // Given
        write("slo.yaml", "a");
        write("slo.yaml", "b");

        // When
        var newest = history(SERVICE, Optional.of("slo.yaml"), null, 0, 1)
                .revisions()
                .get(0);

        // Then
        assertThat(text(project.read(SERVICE, "slo.yaml", newest.commitId()))).isEqualTo("b");
        assertThat(text(project.read(SERVICE, "slo.yaml", newest.parent().orElseThrow())))
                .isEqualTo("a");
    }

    @Test
    void shouldShowNoCommitTwiceWhenSomebodyWritesBetweenPages() {
        // Given
        for (var i = 0; i < 5; i++) {
            write("slo.yaml", "version " + i);
        }
        var first = history(SERVICE, Optional.empty(), null, 0, 2);

        // When
        write("slo.yaml", "later");
        var second = history(SERVICE, Optional.empty(), first.commitId(), 2, 2);

        // Then
        assertThat(first.isMore()).isTrue();
        assertThat(second.revisions())
                .hasSize(2)
                .extracting(Revision::commitId)
                .doesNotContainAnyElementsOf(
                        first.revisions().stream().map(Revision::commitId).toList());
    }

    @Test
    void shouldLeaveOutStagesWhenTheyLieInFoldersBesideTheProjectsFiles() {
        // Given
        var flat = repositories
                .create(new NewProject("flat", List.of("qa"), HostedProject.shipyard(), null, StageLayout.DIRECTORIES))
                .value()
                .orElseThrow();
        flat.edit(QA, Edit.write("of-stage.txt", bytes("a"), "Of the stage"));
        flat.edit(Level.project(), Edit.write("of-project.txt", bytes("b"), "Of the project"));

        // When
        var ofProject = flat.history(Level.project(), Optional.empty(), null, 0, 20)
                .value()
                .orElseThrow();
        var ofStage = flat.history(QA, Optional.empty(), null, 0, 20).value().orElseThrow();

        // Then
        assertThat(ofProject.revisions())
                .extracting(Revision::message)
                .contains("Of the project")
                .doesNotContain("Of the stage");
        assertThat(ofStage.revisions().get(0).changes())
                .containsExactly(new FileChange("of-stage.txt", FileChange.Kind.ADDED));
    }

    @Test
    void shouldRefuseEditAndTellWhoWasFasterWhenItsFileChanged() {
        // Given
        var seen = write("slo.yaml", "a");
        project.edit(SERVICE, Edit.write("slo.yaml", bytes("b"), "Tighten").by(ALICE));

        // When
        var late = project.edit(
                SERVICE, Edit.write("slo.yaml", bytes("c"), "Loosen").basedOn(Optional.of(seen)));

        // Then
        assertThat(late).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.CHANGED_MEANWHILE);
            assertThat(refused.detail()).contains("helloservice/slo.yaml", "alice", "Tighten");
        });
        assertThat(text(project.read(SERVICE, "slo.yaml", null))).isEqualTo("b");
    }

    @Test
    void shouldTakeEditWhenOnlyOtherFilesChangedOrItSaysTheSame() {
        // Given
        var seen = write("slo.yaml", "a");
        write("other.yaml", "b");

        // When
        var written = project.edit(
                SERVICE, Edit.write("slo.yaml", bytes("c"), "Loosen").basedOn(Optional.of(seen)));
        var again = project.edit(
                SERVICE, Edit.write("slo.yaml", bytes("c"), "Loosen").basedOn(Optional.of(seen)));

        // Then
        assertThat(written.value().orElseThrow().changed()).isTrue();
        assertThat(again.value().orElseThrow().changed()).isFalse();
    }

    @Test
    void shouldRefuseNewFileWhenSomebodyElseMadeItMeanwhile() {
        // Given
        var seen = write("other.yaml", "b");
        write("slo.yaml", "a");

        // When
        var late =
                project.edit(SERVICE, Edit.write("slo.yaml", bytes("c"), "New").basedOn(Optional.of(seen)));

        // Then
        assertThat(late)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.CHANGED_MEANWHILE));
    }

    private String write(String path, String content) {
        return project.edit(SERVICE, Edit.write(path, bytes(content), "Write " + path))
                .value()
                .orElseThrow()
                .commitId();
    }

    private History history(Level level, Optional<String> path, String commitId, int skip, int atMost) {
        return project.history(level, path, commitId, skip, atMost).value().orElseThrow();
    }
}
