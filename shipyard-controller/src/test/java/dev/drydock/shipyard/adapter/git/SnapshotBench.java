package dev.drydock.shipyard.adapter.git;

import dev.drydock.shipyard.application.project.InMemoryProjects;
import dev.drydock.shipyard.application.project.ProjectSnapshot;
import dev.drydock.shipyard.application.project.ProjectSnapshot.Known;
import dev.drydock.shipyard.domain.project.Project;
import dev.drydock.shipyard.domain.project.Remote;
import dev.drydock.upstream.Network;
import dev.drydock.upstream.NewProject;
import dev.drydock.upstream.ProjectRepository;
import dev.drydock.upstream.Repositories;
import dev.drydock.upstream.RepositorySettings;
import dev.drydock.upstream.UpstreamRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.util.FS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The snapshots of one project, in a folder that other controllers may share. */
abstract class SnapshotBench {
    static final Duration SOON = Duration.ofSeconds(20);
    static final String PROJECT = "fulltour";

    @TempDir
    Path folder;

    final InMemoryProjects projects = new InMemoryProjects();
    Repositories repositories;
    GitProjectSnapshots snapshots;

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

    /** @param url of its upstream, if it has one */
    void register(Optional<String> url) {
        var remote = url.map(there -> new Remote(there, Optional.empty(), Optional.empty()));
        projects.create(new Project(PROJECT, Instant.EPOCH, remote)).await().atMost(SOON);
    }

    ProjectRepository create(String... stages) {
        return repositories
                .create(new NewProject(PROJECT, List.of(stages), shipyard(stages), null))
                .value()
                .orElseThrow();
    }

    static Map<String, byte[]> shipyard(String... stages) {
        var text = new StringBuilder(
                "apiVersion: spec.keptn.sh/0.2.3\nkind: Shipyard\nmetadata:\n  name: x\nspec:\n  stages:\n");
        for (var stage : stages) {
            text.append("    - name: ").append(stage).append("\n      sequences: []\n");
        }
        return Map.of("shipyard.yaml", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    Known known() {
        return (Known) now(PROJECT);
    }

    ProjectSnapshot now(String project) {
        return snapshots.now(project).await().atMost(SOON);
    }
}
