package dev.drydock.shipyard.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.model.shipyard.Stage;
import dev.drydock.shipyard.application.project.InMemoryProjects;
import dev.drydock.shipyard.application.project.ProjectReconnection;
import dev.drydock.shipyard.application.project.ProjectSnapshot;
import dev.drydock.shipyard.application.project.ProjectSnapshot.Known;
import dev.drydock.shipyard.application.project.ProjectSnapshot.Unknown;
import dev.drydock.shipyard.domain.project.Project;
import dev.drydock.shipyard.domain.project.Remote;
import dev.drydock.upstream.Edit;
import dev.drydock.upstream.Level;
import dev.drydock.upstream.Network;
import dev.drydock.upstream.NewProject;
import dev.drydock.upstream.ProjectRepository;
import dev.drydock.upstream.Repositories;
import dev.drydock.upstream.RepositorySettings;
import dev.drydock.upstream.Upstream;
import dev.drydock.upstream.UpstreamRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.eclipse.jgit.util.FS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitProjectSnapshotsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PROJECT = "fulltour";

    @TempDir
    Path folder;

    private final InMemoryProjects projects = new InMemoryProjects();
    private Repositories repositories;
    private GitProjectSnapshots snapshots;

    /** JGit measures the clock of a file system once, by files in the first folder it meets: not in one that a test deletes. */
    @BeforeAll
    static void measureTheClockOfFiles(@TempDir Path measured) {
        FS.FileStoreAttributes.setBackground(false);
        FS.FileStoreAttributes.get(measured);
    }

    @BeforeEach
    void open() {
        repositories = new Repositories(
                folder.resolve("here"),
                RepositorySettings.defaults()
                        .withUpstreams(new UpstreamRules(true, List.of(Network.parse("127.0.0.0/8")))));
        snapshots = new GitProjectSnapshots(repositories, projects);
        repositories.onChange(snapshots);
    }

    @AfterEach
    void close() {
        repositories.close();
    }

    @Test
    void shouldHaveStagesHeadsAndServicesWhenTheProjectIsThere() {
        // Given
        var repository = create("qa", "production");
        var commits =
                repository.createService("helloservice", List.of("qa")).value().orElseThrow();

        // When
        var known = known();

        // Then
        assertThat(known.shipyard().value().orElseThrow().stages())
                .extracting(Stage::name)
                .containsExactly("qa", "production");
        assertThat(known.head("qa")).contains(commits.get("qa").commitId());
        assertThat(known.services()).containsEntry("qa", Set.of("helloservice")).containsEntry("production", Set.of());
    }

    @Test
    void shouldNotReadAgainWhenNothingMoved() {
        // Given
        create("qa");
        var first = known();

        // When
        var second = snapshots.now(PROJECT).subscribeAsCompletionStage();

        // Then
        assertThat(second).isCompletedWithValue(first);
        assertThat(known()).isSameAs(first);
    }

    @Test
    void shouldKeepTheParsedShipyardWhenOnlyAStageMoved() {
        // Given
        var repository = create("qa");
        var before = known();

        // When
        repository.edit(Level.stage("qa"), Edit.write("a.txt", new byte[1], "Add a"));

        // Then
        assertThat(known().shipyard()).isSameAs(before.shipyard());
        assertThat(known().head("qa")).isNotEqualTo(before.head("qa"));
    }

    @Test
    void shouldMakeTheBranchWithTheServicesWhenTheShipyardNamesANewStage() {
        // Given
        var repository = create("qa");
        repository.createService("helloservice", List.of("qa"));
        repository.edit(Level.stage("qa"), Edit.write("charts/x.yaml", new byte[1], "Add a folder"));
        known();

        // When
        repository.edit(Level.project(), Edit.write(shipyard("qa", "canary"), "Add a stage"));

        // Then
        assertThat(known().services()).containsEntry("canary", Set.of("helloservice"));
        assertThat(repository.branches()).contains("canary");
    }

    @Test
    void shouldKeepTheBranchWhenTheShipyardDropsAStage() {
        // Given
        var repository = create("qa", "production");

        // When
        repository.edit(Level.project(), Edit.write(shipyard("qa"), "Drop a stage"));

        // Then
        assertThat(known().shipyard().value().orElseThrow().stages()).hasSize(1);
        assertThat(known().heads()).containsKey("production");
    }

    @Test
    void shouldSayThatThereIsNoneWhenTheShipyardIsMissing() {
        // Given
        repositories.create(new NewProject(PROJECT, List.of(), Map.of(), null));

        // When
        var known = known();

        // Then
        assertThat(known.shipyard().problems())
                .singleElement()
                .asString()
                .startsWith("shipyard.yaml:1:1: ")
                .contains("branch 'main'", "Push one");
    }

    @Test
    void shouldKnowTheNewestShipyardWithoutMistakesWhenTheHeadHasOneWithThem() {
        // Given
        var repository = create("qa");
        repository.edit(Level.project(), Edit.write(shipyard("qa", "canary"), "Add a stage"));
        var broken = "spec: [".getBytes(StandardCharsets.UTF_8);
        repository.edit(Level.project(), Edit.write("shipyard.yaml", broken, "Break it"));
        repository.edit(Level.project(), Edit.write("a.txt", new byte[1], "Add a"));

        // When
        var known = known();

        // Then
        assertThat(known.shipyard().value()).isEmpty();
        assertThat(known.usable().orElseThrow().stages())
                .extracting(Stage::name)
                .containsExactly("qa", "canary");
    }

    @Test
    void shouldKnowNoUsableShipyardWhenThereNeverWasOne() {
        // Given
        repositories.create(new NewProject(PROJECT, List.of(), Map.of(), null));

        // When, Then
        assertThat(known().usable()).isEmpty();
    }

    @Test
    void shouldBeUnknownWhenThereIsNoSuchProject() {
        assertThat(now(PROJECT)).isEqualTo(new Unknown(PROJECT));
        assertThat(now("../etc")).isEqualTo(new Unknown("../etc"));
    }

    @Test
    void shouldBeUnknownWhenTheProjectWasDeleted() {
        // Given
        create("qa");
        known();
        var files = new GitProjectFiles(repositories, snapshots::forget);

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
        projects.create(new Project(PROJECT, Instant.EPOCH, Optional.empty()))
                .await()
                .atMost(SOON);
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
        projects.create(new Project(PROJECT, Instant.EPOCH, Optional.empty()))
                .await()
                .atMost(SOON);

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

    @Test
    void shouldFetchItAgainWhenTheProjectHasAnUpstreamAndNothingIsHere() {
        // Given
        var remote = new Remote(upstream().toUri().toString(), Optional.empty(), Optional.empty());
        projects.create(new Project(PROJECT, Instant.EPOCH, Optional.of(remote)))
                .await()
                .atMost(SOON);
        var before = known();
        var files = new GitProjectFiles(repositories, snapshots::forget);

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
        projects.create(new Project(
                        PROJECT, Instant.EPOCH, Optional.of(new Remote(url, Optional.empty(), Optional.empty()))))
                .await()
                .atMost(SOON);
        repositories.connect(PROJECT, Upstream.open(url));
    }

    /** The bare repository of a project of another controller. */
    private Path upstream() {
        try (var elsewhere = new Repositories(folder.resolve("elsewhere"), RepositorySettings.defaults())) {
            elsewhere.create(new NewProject(PROJECT, List.of("qa"), shipyard("qa"), null));
        }
        return folder.resolve("elsewhere").resolve(PROJECT + ".git");
    }

    private ProjectRepository create(String... stages) {
        return repositories
                .create(new NewProject(PROJECT, List.of(stages), shipyard(stages), null))
                .value()
                .orElseThrow();
    }

    private static Map<String, byte[]> shipyard(String... stages) {
        var text = new StringBuilder(
                "apiVersion: spec.keptn.sh/0.2.3\nkind: Shipyard\nmetadata:\n  name: x\nspec:\n  stages:\n");
        for (var stage : stages) {
            text.append("    - name: ").append(stage).append("\n      sequences: []\n");
        }
        return Map.of("shipyard.yaml", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Known known() {
        return (Known) now(PROJECT);
    }

    private ProjectSnapshot now(String project) {
        return snapshots.now(project).await().atMost(SOON);
    }
}
