package dev.drydock.upstream;

import static dev.drydock.upstream.HostedProject.bytes;
import static dev.drydock.upstream.HostedProject.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.testkit.GitCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GitHostingTest {
    private static final Level PRODUCTION = Level.stage("production");
    private static final Level SERVICE = Level.service("production", "helloservice");

    @TempDir
    Path folder;

    private Repositories repositories;
    private ProjectRepository project;
    private GitHttpServer server;
    private GitCommand git;

    @BeforeEach
    void host() throws IOException {
        start(RepositorySettings.defaults());
    }

    @AfterEach
    void close() {
        server.close();
        repositories.close();
    }

    @Test
    void shouldReadWhatWasPushedWhenTourEditsStageBranch() {
        // Given
        var moved = new CopyOnWriteArrayList<String>();
        repositories.onChange((name, branch, commit) -> moved.add(branch + "@" + commit));
        project.createService("helloservice", List.of("qa", "production"));
        var clone = git.cloneOf(server.urlWithToken(HostedProject.NAME), "clone");
        clone.run("checkout", "-q", "production");

        // When
        var pushed = clone.push("production", "helloservice/remediation.yaml", "kind: Remediation\n");

        // Then
        assertThat(pushed.exit()).as(pushed.output()).isZero();
        var read = project.read(SERVICE, "remediation.yaml", null);
        assertThat(text(read)).isEqualTo("kind: Remediation\n");
        var head = clone.run("rev-parse", "HEAD").trim();
        assertThat(read.value().orElseThrow().commitId()).isEqualTo(head);
        assertThat(moved).last().isEqualTo("production@" + head);
    }

    @Test
    void shouldPullWhatWasWrittenHereWhenClientsFetchInEachProtocol() {
        // Given
        var clone = git.cloneOf(server.urlWithToken(HostedProject.NAME), "clone");
        clone.run("checkout", "-q", "qa");
        project.edit(Level.stage("qa"), Edit.write("a", bytes("a"), "a"));

        // When
        clone.run("-c", "protocol.version=2", "pull", "-q");
        project.edit(Level.stage("qa"), Edit.write("b", bytes("b"), "b"));
        clone.run("-c", "protocol.version=0", "pull", "-q");

        // Then
        assertThat(clone.folder().resolve("a")).hasContent("a");
        assertThat(clone.folder().resolve("b")).hasContent("b");
        assertThat(clone.run("ls-remote", "origin"))
                .contains("HEAD", "refs/heads/main", "refs/heads/qa", "refs/heads/production")
                .doesNotContain("refs/drydock");
        assertThat(server.failures()).isEmpty();
    }

    @Test
    void shouldTakePushWhenClientIsJGit() throws Exception {
        // Given
        var token = new UsernamePasswordCredentialsProvider("anyone", GitHttpServer.TOKEN);
        try (var clone = Git.cloneRepository()
                .setURI(server.url(HostedProject.NAME))
                .setBranch("production")
                .setDirectory(folder.resolve("jgit").toFile())
                .setCredentialsProvider(token)
                .call()) {
            Files.writeString(folder.resolve("jgit/a"), "a");
            clone.add().addFilepattern("a").call();
            clone.commit().setMessage("a").setSign(false).call();

            // When
            clone.push().setCredentialsProvider(token).call();
        }

        // Then
        assertThat(text(project.read(PRODUCTION, "a", null))).isEqualTo("a");
    }

    @Test
    void shouldShowEveryProblemWhenPushIsRefused() {
        // Given
        server.checkPushes(push -> push.isDefault()
                        && push.changed().contains("shipyard.yaml")
                        && new String(push.read("shipyard.yaml").orElseThrow()).contains("tasks")
                ? List.of("shipyard.yaml:7:13: 'tasks' belongs to the sequence", "shipyard.yaml:9:1: unknown field 'x'")
                : List.of());
        var clone = git.cloneOf(server.urlWithToken(HostedProject.NAME), "clone");
        var before = project.head(Level.project());

        // When
        var pushed = clone.push("main", "shipyard.yaml", "tasks: []\n");

        // Then
        assertThat(pushed.exit()).isNotZero();
        assertThat(pushed.output())
                .contains("remote: shipyard.yaml:7:13: 'tasks' belongs to the sequence")
                .contains("remote: shipyard.yaml:9:1: unknown field 'x'")
                .contains("2 problems, see above");
        assertThat(project.head(Level.project())).isEqualTo(before);
        assertThat(project.read(
                                Level.project(),
                                "shipyard.yaml",
                                clone.run("rev-parse", "HEAD").trim())
                        .value())
                .isEmpty();
    }

    @Test
    void shouldRefusePushWhenItDeletesOrRewritesStageOrPushesNoBranch() {
        // Given
        var clone = git.cloneOf(server.urlWithToken(HostedProject.NAME), "clone");
        clone.run("checkout", "-q", "qa");
        clone.push("qa", "a", "a");
        clone.run("commit", "-q", "--amend", "-m", "rewritten");
        clone.run("tag", "v1");

        // When
        var rewrite = clone.attempt("push", "--force", "origin", "qa");
        var deleteStage = clone.attempt("push", "origin", ":qa");
        var deleteDefault = clone.attempt("push", "origin", ":main");
        var tag = clone.attempt("push", "origin", "v1");
        var hidden = clone.attempt("push", "origin", "HEAD:refs/drydock/stages/x");

        // Then
        assertThat(rewrite.output()).contains("rejected").contains("non-fast-forward");
        assertThat(deleteStage.output()).contains("Branch 'qa' is a stage's");
        assertThat(deleteDefault.output()).contains("cannot be deleted");
        assertThat(tag.output()).contains("only branches are hosted here");
        assertThat(hidden.output()).contains("only branches are hosted here");
        assertThat(project.branches()).containsExactly("main", "production", "qa");
        assertThat(text(project.read(Level.stage("qa"), "a", null))).isEqualTo("a");
    }

    @Test
    void shouldAllowOwnBranchesWhenTheyAreNoStages() {
        // Given
        var clone = git.cloneOf(server.urlWithToken(HostedProject.NAME), "clone");
        clone.run("checkout", "-q", "-b", "try/this");

        // When
        var created = clone.push("try/this", "a", "a");
        var deleted = clone.attempt("push", "origin", ":try/this");

        // Then
        assertThat(created.exit()).as(created.output()).isZero();
        assertThat(deleted.exit()).as(deleted.output()).isZero();
    }

    @Test
    void shouldRefuseSymbolicLinkWhenPushed() throws IOException {
        // Given
        var clone = git.cloneOf(server.urlWithToken(HostedProject.NAME), "clone");
        Files.createSymbolicLink(clone.folder().resolve("link"), Path.of("metadata.yaml"));

        // When
        var pushed = clone.push("main", "a", "a");

        // Then
        assertThat(pushed.exit()).isNotZero();
        assertThat(pushed.output()).contains("link: symbolic links and submodules are not followed");
    }

    @Test
    void shouldRefusePushWhenItIsAboveTheLimits() throws IOException {
        // Given
        close();
        var limits = new Limits(200_000, 60, 30, 100_000, 1_000_000);
        start(RepositorySettings.defaults().withLimits(limits));
        var clone = git.cloneOf(server.urlWithToken(HostedProject.NAME), "clone");

        // When
        var objects = pushAnew(clone, 100, 10);
        var files = pushAnew(clone, 40, 10);
        var bigFile = pushAnew(clone, 1, 150_000);
        var bigPack = pushAnew(clone, 10, 90_000);
        var fine = pushAnew(clone, 10, 10);

        // Then
        assertThat(objects.output()).contains("at most 60 are taken at once");
        assertThat(files.output()).contains("would have 43 files; at most 30 are taken");
        assertThat(bigFile.output()).contains("limit");
        assertThat(bigPack.output()).contains("limit");
        assertThat(List.of(objects.exit(), files.exit(), bigFile.exit(), bigPack.exit()))
                .doesNotContain(0);
        assertThat(fine.exit()).as(fine.output()).isZero();
    }

    @Test
    void shouldLoseNoCommitWhenTwoClonesPushFiftyTimesEach() throws Exception {
        // Given
        var first = git.cloneOf(server.urlWithToken(HostedProject.NAME), "first");
        var second = git.cloneOf(server.urlWithToken(HostedProject.NAME), "second");
        first.run("checkout", "-q", "qa");
        second.run("checkout", "-q", "qa");
        var threads = Executors.newFixedThreadPool(3);

        // When
        var done = threads.invokeAll(List.of(pushing(first, "first"), pushing(second, "second"), writing()));
        for (var each : done) {
            each.get();
        }
        threads.shutdown();

        // Then
        first.run("pull", "-q", "--rebase");
        assertThat(project.list(Level.stage("qa"), null).value().orElseThrow().paths())
                .filteredOn(path -> path.contains("/"))
                .hasSize(150);
        assertThat(first.run("log", "--format=%s", "origin/qa").lines().filter(line -> line.startsWith("Change ")))
                .hasSize(150)
                .doesNotHaveDuplicates();
        assertThat(first.run("fsck", "--strict")).doesNotContain("error");
        assertThat(server.failures()).isEmpty();
    }

    @Test
    void shouldRefuseWhenProjectIsUnknownOrTokenIsWrong() {
        // Given
        var hosting = new GitHosting(repositories);

        // When
        var unknown = git.attempt("ls-remote", server.urlWithToken("nobody"));
        var noToken = git.attempt("ls-remote", server.url(HostedProject.NAME));

        // Then
        assertThat(unknown.output()).contains("not found");
        assertThat(noToken.exit()).isNotZero();
        assertThatThrownBy(() ->
                        hosting.advertiseRefs("nobody", GitService.UPLOAD_PACK, null, new ByteArrayOutputStream()))
                .isInstanceOf(NotHostedException.class);
    }

    private void start(RepositorySettings settings) throws IOException {
        var name = "repositories-" + settings.limits().packObjects();
        repositories = new Repositories(folder.resolve(name), settings);
        project = HostedProject.in(repositories);
        server = new GitHttpServer(new GitHosting(repositories));
        git = new GitCommand(folder);
    }

    private static GitCommand.Result pushAnew(GitCommand clone, int files, int size) {
        clone.run("fetch", "-q");
        clone.run("reset", "-q", "--hard", "origin/main");
        var random = new Random(files);
        for (var i = 0; i < files; i++) {
            var content = new StringBuilder();
            random.ints(size, 33, 126).forEach(character -> content.append((char) character));
            clone.write("many/" + i, content.toString());
        }
        return clone.push("main", "last/file", "x");
    }

    private static Callable<Void> pushing(GitCommand clone, String name) {
        return () -> {
            for (var i = 0; i < 50; i++) {
                clone.commit(name + "/" + i, "x");
                while (clone.attempt("push", "-q", "origin", "qa").exit() != 0) {
                    clone.run("pull", "-q", "--rebase");
                }
            }
            return null;
        };
    }

    private Callable<Void> writing() {
        return () -> {
            for (var i = 0; i < 50; i++) {
                var edit = Edit.write("api/" + i, bytes("x"), "Change api/" + i);
                project.edit(Level.stage("qa"), edit).value().orElseThrow();
            }
            return null;
        };
    }
}
