package dev.drydock.upstream;

import static dev.drydock.upstream.HostedProject.bytes;
import static dev.drydock.upstream.HostedProject.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.testkit.GitCommand;
import dev.drydock.upstream.Outcome.Reason;
import dev.drydock.upstream.Outcome.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProjectRepositoryTest {
    private static final Level QA = Level.stage("qa");
    private static final Level SERVICE = Level.service("qa", "helloservice");

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
    void shouldLayOutBranchPerStageWhenProjectIsCreated() {
        // Given a new project

        // When
        var onDefault = project.list(Level.project(), null).value().orElseThrow();

        // Then
        assertThat(project.branches()).containsExactly("main", "production", "qa");
        assertThat(onDefault.paths()).containsExactly("metadata.yaml", "shipyard.yaml");
        assertThat(onDefault.branch()).isEqualTo("main");
        assertThat(project.list(QA, null).value().orElseThrow().paths()).containsExactly("metadata.yaml");
        assertThat(text(project.read(Level.project(), "metadata.yaml", null)))
                .contains("projectName: \"podtato-head\"", "isUsingDirectoryStructure: false");
    }

    @Test
    void shouldListFilesOfServicesWhenStageIsListed() {
        // Given
        project.createService("a", List.of("qa", "production"));
        project.createService("b", List.of("qa", "production"));
        project.edit(Level.service("qa", "a"), Edit.write("slo.yaml", bytes("a"), "slo"));
        project.edit(Level.service("qa", "b"), Edit.write("slo.yaml", bytes("b"), "slo"));
        project.edit(QA, Edit.write(Map.of("x", bytes("x"), "y/z", bytes("z")), "two"));

        // When
        var listing = project.list(QA, null).value().orElseThrow();

        // Then
        assertThat(listing.paths())
                .containsExactly(
                        "a/metadata.yaml", "a/slo.yaml", "b/metadata.yaml", "b/slo.yaml", "metadata.yaml", "x", "y/z");
        assertThat(project.list(Level.service("production", "a"), null)
                        .value()
                        .orElseThrow()
                        .paths())
                .containsExactly("metadata.yaml");
    }

    @Test
    void shouldReadOldContentWhenAskedAtOldCommit() {
        // Given
        var first = edit(SERVICE, "slo.yaml", "one");
        var second = edit(SERVICE, "slo.yaml", "two");
        edit(SERVICE, "later.yaml", "later");

        // When
        var old = project.read(SERVICE, "slo.yaml", first.commitId());

        // Then
        assertThat(text(old)).isEqualTo("one");
        assertThat(text(project.read(SERVICE, "slo.yaml", second.commitId().substring(0, 8))))
                .isEqualTo("two");
        assertThat(text(project.read(SERVICE, "slo.yaml", null))).isEqualTo("two");
        assertThat(reason(project.read(SERVICE, "later.yaml", first.commitId())))
                .isEqualTo(Reason.UNKNOWN_PATH);
    }

    @Test
    void shouldTellWhatIsUnknownWhenReadFails() {
        // Given
        edit(SERVICE, "slo.yaml", "one");

        // When
        var noBranch = project.read(Level.stage("dev"), "slo.yaml", null);
        var noCommit = project.read(SERVICE, "slo.yaml", "0123456789012345678901234567890123456789");
        var noPath = project.read(SERVICE, "sli.yaml", null);
        var isFolder = project.read(QA, "helloservice", null);

        // Then
        assertThat(reason(noBranch)).isEqualTo(Reason.UNKNOWN_BRANCH);
        assertThat(reason(noCommit)).isEqualTo(Reason.UNKNOWN_COMMIT);
        assertThat(reason(noPath)).isEqualTo(Reason.UNKNOWN_PATH);
        assertThat(reason(isFolder)).isEqualTo(Reason.NOT_A_FILE);
        assertThat(reason(project.read(SERVICE, "slo.yaml", "abc"))).isEqualTo(Reason.UNKNOWN_COMMIT);
        assertThat(reason(project.read(SERVICE, "slo.yaml", "main"))).isEqualTo(Reason.UNKNOWN_COMMIT);
        assertThat(reason(project.list(Level.service("qa", "none"), null))).isEqualTo(Reason.UNKNOWN_PATH);
    }

    @Test
    void shouldNotKnowCommitWhenNoBranchLeadsToIt() {
        // Given
        var head = project.local().branches().head("qa").orElseThrow();
        var dangling = new EditCommit(project.local().git(), RepositorySettings.defaults())
                .on(head, "", Edit.write("x", bytes("x"), "dangling"))
                .value()
                .orElseThrow();

        // When
        var read = project.read(QA, "x", dangling.name());

        // Then
        assertThat(reason(read)).isEqualTo(Reason.UNKNOWN_COMMIT);
    }

    @Test
    void shouldWriteAndDeleteInOneCommitWhenEdited() {
        // Given
        edit(QA, "old", "old");
        var before = project.head(QA).value().orElseThrow();

        // When
        var done = project.edit(QA, new Edit(Map.of("a/b", bytes("b"), "c", bytes("c")), Set.of("old"), "all"));

        // Then
        assertThat(done.value().orElseThrow().changed()).isTrue();
        assertThat(project.list(QA, null).value().orElseThrow().paths()).containsExactly("a/b", "c", "metadata.yaml");
        assertThat(new GitCommand(folder.resolve("podtato-head.git")).run("rev-list", before + "..qa"))
                .hasLineCount(1);
    }

    @Test
    void shouldMakeNoCommitWhenNothingChanges() {
        // Given
        var first = edit(QA, "a", "a");

        // When
        var again = edit(QA, "a", "a");

        // Then
        assertThat(again.changed()).isFalse();
        assertThat(again.commitId()).isEqualTo(first.commitId());
    }

    @Test
    void shouldRefuseEditWhenFileAndFolderCollideOrFileIsMissing() {
        // Given
        edit(QA, "a/b", "b");
        var before = project.head(QA);

        // When
        var folderAsFile = project.edit(QA, Edit.write("a", bytes("x"), "x"));
        var fileAsFolder = project.edit(QA, Edit.write("a/b/c", bytes("x"), "x"));
        var missing = project.edit(QA, Edit.delete(List.of("nothing"), "x"));
        var noStage = project.edit(Level.stage("dev"), Edit.write("a", bytes("x"), "x"));

        // Then
        assertThat(reason(folderAsFile)).isEqualTo(Reason.NOT_A_FILE);
        assertThat(reason(fileAsFolder)).isEqualTo(Reason.NOT_A_FILE);
        assertThat(reason(missing)).isEqualTo(Reason.UNKNOWN_PATH);
        assertThat(reason(noStage)).isEqualTo(Reason.UNKNOWN_BRANCH);
        assertThat(project.head(QA)).isEqualTo(before);
        assertThatThrownBy(() -> Edit.write("../x", bytes("x"), "x")).isInstanceOf(InvalidPathException.class);
        assertThatThrownBy(() -> project.read(QA, "../x", null)).isInstanceOf(InvalidPathException.class);
    }

    @Test
    void shouldRemoveFolderOnceWhenServiceIsDeleted() {
        // Given
        project.createService("helloservice", List.of("qa"));
        edit(SERVICE, "slo.yaml", "one");

        // When
        var deleted = project.deleteService("qa", "helloservice");

        // Then
        assertThat(deleted.value()).isPresent();
        assertThat(project.list(QA, null).value().orElseThrow().paths()).containsExactly("metadata.yaml");
        assertThat(reason(project.deleteService("qa", "helloservice"))).isEqualTo(Reason.UNKNOWN_PATH);
    }

    @Test
    void shouldKeepEveryCommitWhenWritersRaceInProcess() throws Exception {
        // Given
        var before = commits();
        var writers = new ArrayList<Callable<Void>>();
        for (var writer = 0; writer < 4; writer++) {
            var name = "writer-" + writer;
            writers.add(() -> {
                for (var i = 0; i < 50; i++) {
                    edit(SERVICE, name + "/" + i, "x");
                }
                return null;
            });
        }
        var threads = Executors.newFixedThreadPool(4);

        // When
        for (var done : threads.invokeAll(writers)) {
            done.get();
        }
        threads.shutdown();

        // Then
        assertThat(commits() - before).isEqualTo(200);
        assertThat(project.list(SERVICE, null).value().orElseThrow().paths()).hasSize(200);
    }

    @Test
    void shouldTellListenersWhenBranchMoves() {
        // Given
        var moved = new ArrayList<String>();
        repositories.onChange((name, branch, commit) -> moved.add(name + "/" + branch + "@" + commit));

        // When
        var commit = edit(QA, "a", "a");

        // Then
        assertThat(moved).containsExactly("podtato-head/qa@" + commit.commitId());
    }

    @Test
    void shouldKeepNothingOfNamesThatAreNoProjects() {
        // Given
        var before = Set.copyOf(repositories.locks.keySet());

        // When
        var found = repositories.find("nobody-has-made-this");

        // Then
        assertThat(found).isEmpty();
        assertThat(repositories.locks.keySet()).isEqualTo(before);
    }

    @Test
    void shouldServeSameProjectWhenReopened() {
        // Given
        var commit = edit(QA, "a", "a");
        repositories.close();

        // When
        repositories = new Repositories(folder, RepositorySettings.defaults());

        // Then
        assertThat(repositories.projects()).containsExactly("podtato-head");
        project = repositories.find("podtato-head").orElseThrow();
        assertThat(text(project.read(QA, "a", commit.commitId()))).isEqualTo("a");
        assertThat(reason(repositories.create(new NewProject("podtato-head", List.of(), Map.of(), null))))
                .isEqualTo(Reason.ALREADY_EXISTS);
        assertThat(repositories.delete("podtato-head")).isTrue();
        assertThat(repositories.delete("podtato-head")).isFalse();
        assertThat(repositories.find("podtato-head")).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldAnswerFastWhenCommitIsCached() {
        // Given
        var commit = edit(SERVICE, "slo.yaml", "x".repeat(4000)).commitId();
        var rounds = 20_000;
        for (var i = 0; i < rounds; i++) {
            project.read(SERVICE, "slo.yaml", commit);
        }

        // When
        var atCommit = nanosEach(rounds, () -> project.read(SERVICE, "slo.yaml", commit));
        var atHead = nanosEach(rounds, () -> project.read(SERVICE, "slo.yaml", null));

        // Then
        System.out.printf("cached read: at a commit %d ns, at the head %d ns%n", atCommit, atHead);
        assertThat(atCommit).isLessThan(2_000_000);
    }

    private static long nanosEach(int rounds, Runnable read) {
        var start = System.nanoTime();
        for (var i = 0; i < rounds; i++) {
            read.run();
        }
        return (System.nanoTime() - start) / rounds;
    }

    private Committed edit(Level level, String path, String content) {
        return project.edit(level, Edit.write(path, bytes(content), "Write " + path))
                .value()
                .orElseThrow();
    }

    private int commits() {
        return Integer.parseInt(new GitCommand(folder.resolve("podtato-head.git"))
                .run("rev-list", "--count", "qa")
                .trim());
    }

    private static Reason reason(Outcome<?> outcome) {
        return ((Refused<?>) outcome).reason();
    }
}
