package dev.drydock.upstream;

import static dev.drydock.upstream.HostedProject.bytes;
import static dev.drydock.upstream.HostedProject.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.GitCommand;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder per stage on the default branch, as Keptn has it. */
class StageLayoutTest {
    @TempDir
    Path folder;

    private Repositories repositories;

    @BeforeEach
    void open() {
        repositories = repositories();
    }

    @AfterEach
    void close() {
        repositories.close();
    }

    @Test
    void shouldKeepStagesInFoldersWhenTheProjectIsCreatedSo() {
        // Given
        var project = create(null);
        project.createService("helloservice", List.of("qa", "production"));

        // When
        project.edit(Level.service("qa", "helloservice"), Edit.write("slo.yaml", bytes("one"), "Add SLOs"));

        // Then
        assertThat(project.branches()).containsExactly("main");
        assertThat(project.stages()).containsOnlyKeys("production", "qa");
        assertThat(paths(project, Level.project())).containsExactly("metadata.yaml", "shipyard.yaml");
        assertThat(paths(project, Level.stage("qa")))
                .containsExactly("helloservice/metadata.yaml", "helloservice/slo.yaml", "metadata.yaml");
        assertThat(text(project.read(Level.service("qa", "helloservice"), "slo.yaml", null)))
                .isEqualTo("one");
        assertThat(project.read(Level.service("production", "helloservice"), "slo.yaml", null)
                        .value())
                .isEmpty();
    }

    @Test
    void shouldOpenItAnewWhenAnotherProcessDeletedAndMadeIt() {
        // Given
        var before = HostedProject.in(repositories);
        assertThat(before.layout()).isEqualTo(StageLayout.BRANCHES);

        // When
        try (var other = repositories()) {
            other.delete(HostedProject.NAME);
            assertThat(repositories.find(HostedProject.NAME)).isEmpty();
            other.create(new NewProject(
                    HostedProject.NAME, List.of("qa"), HostedProject.shipyard(), null, StageLayout.DIRECTORIES));
        }

        // Then
        assertThat(repositories.find(HostedProject.NAME).orElseThrow().layout()).isEqualTo(StageLayout.DIRECTORIES);
    }

    @Test
    void shouldKnowTheLayoutAgainWhenItIsOpenedOrFetchedAnew() {
        // Given
        var git = new GitCommand(folder);
        git.run("init", "-q", "--bare", "--initial-branch=main", "up.git");
        var upstream = Upstream.open("file://" + folder.resolve("up.git"));
        create(upstream).createService("helloservice", List.of("qa"));

        // When
        repositories.delete("demo");
        var fetched = repositories.connect("demo", upstream).value().orElseThrow();

        // Then
        assertThat(fetched.layout()).isEqualTo(StageLayout.DIRECTORIES);
        assertThat(git.run("--git-dir", "up.git", "show", "main:.keptn-stages/qa/helloservice/metadata.yaml"))
                .contains("servicename: \"helloservice\"");
        repositories.close();
        repositories = repositories();
        assertThat(paths(repositories.find("demo").orElseThrow(), Level.service("qa", "helloservice")))
                .containsExactly("metadata.yaml");
    }

    @Test
    void shouldRemoveOnlyItsOwnFolderWhenAServiceIsDeleted() {
        // Given
        var project = create(null);
        project.createService("helloservice", List.of("qa", "production"));

        // When
        project.deleteService("qa", "helloservice");

        // Then
        assertThat(paths(project, Level.stage("qa"))).containsExactly("metadata.yaml");
        assertThat(paths(project, Level.service("production", "helloservice"))).containsExactly("metadata.yaml");
    }

    private Repositories repositories() {
        return new Repositories(
                folder.resolve("local"), RepositorySettings.defaults().withUpstreams(HostedProject.HERE));
    }

    private ProjectRepository create(Upstream upstream) {
        var project = new NewProject(
                "demo", List.of("qa", "production"), HostedProject.shipyard(), upstream, StageLayout.DIRECTORIES);
        return repositories.create(project).value().orElseThrow();
    }

    private static List<String> paths(ProjectRepository project, Level level) {
        return project.list(level, null).value().orElseThrow().paths();
    }
}
