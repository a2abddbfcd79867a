package dev.drydock.upstream;

import static dev.drydock.upstream.HostedProject.bytes;
import static dev.drydock.upstream.HostedProject.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.drydock.testkit.GitCommand;
import dev.drydock.upstream.Outcome.Reason;
import dev.drydock.upstream.Outcome.Refused;
import dev.drydock.upstream.UpstreamException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UpstreamTest {
    private static final Level QA = Level.stage("qa");
    private static final RepositorySettings SETTINGS = RepositorySettings.defaults()
            .withUpstreams(HostedProject.HERE)
            .withFreshness(Duration.ZERO, Duration.ofMillis(500));

    @TempDir
    Path folder;

    private GitCommand git;
    private Repositories repositories;

    @BeforeEach
    void open() {
        git = new GitCommand(folder);
        repositories = new Repositories(folder.resolve("local"), SETTINGS);
    }

    @AfterEach
    void close() {
        repositories.close();
    }

    @Test
    void shouldPushLayoutWhenUpstreamIsEmpty() {
        // Given
        git.run("init", "-q", "--bare", "up.git");

        // When
        var project = create("demo", file("up.git")).value().orElseThrow();

        // Then
        assertThat(git.run("ls-remote", "up.git")).contains("refs/heads/main", "refs/heads/qa");
        assertThat(git.run("--git-dir", "up.git", "show", "main:shipyard.yaml")).isEqualTo("kind: Shipyard\n");
        assertThat(project.upstreamUrl()).contains(file("up.git").url());
        assertThat(project.freshness().isStale()).isFalse();
    }

    @Test
    void shouldKeepContentAndDefaultBranchWhenUpstreamHasCommits() {
        // Given
        var outside = upstreamOnTrunk();
        outside.run("push", "-q", "origin", "trunk:qa");

        // When
        var project = create("demo", file("up.git")).value().orElseThrow();

        // Then
        assertThat(project.defaultBranch()).isEqualTo("trunk");
        assertThat(project.list(Level.project(), null).value().orElseThrow().paths())
                .containsExactly("README.md", "metadata.yaml", "shipyard.yaml");
        assertThat(project.list(QA, null).value().orElseThrow().paths()).containsExactly("README.md");
        repositories.delete("demo");
        var again = (Refused<ProjectRepository>) create("demo", file("up.git"));
        assertThat(again.reason()).isEqualTo(Reason.ALREADY_EXISTS);
        assertThat(repositories.find("demo")).isEmpty();
    }

    @Test
    void shouldReadNewHeadAndNewCommitWhenOthersPush() {
        // Given
        var outside = upstreamOnTrunk();
        var project = create("demo", file("up.git")).value().orElseThrow();
        var moved = new ArrayList<String>();
        repositories.onChange((name, branch, commit) -> moved.add(branch + "@" + commit));
        outside.run("fetch", "-q");
        outside.run("checkout", "-q", "qa");
        outside.push("qa", "a", "one");
        var one = outside.run("rev-parse", "HEAD").trim();

        // When
        var atCommit = project.read(QA, "a", one);
        outside.push("qa", "a", "two");
        var atHead = project.read(QA, "a", null);

        // Then
        assertThat(text(atCommit)).isEqualTo("one");
        assertThat(text(atHead)).isEqualTo("two");
        assertThat(text(project.read(QA, "a", one))).isEqualTo("one");
        assertThat(moved).hasSize(2).first().isEqualTo("qa@" + one);
    }

    @Test
    void shouldReadNewHeadWhenTheClockWasSetBack() {
        // Given
        var outside = upstreamOnTrunk();
        var now = new AtomicReference<>(Instant.parse("2026-01-01T09:00:00Z"));
        try (var others = new Repositories(
                folder.resolve("other"),
                SETTINGS.withFreshness(Duration.ofSeconds(5), Duration.ofSeconds(5))
                        .withTime(now::get))) {
            var project = others.create(new NewProject("demo", List.of("qa"), Map.of(), file("up.git")))
                    .value()
                    .orElseThrow();
            outside.run("fetch", "-q");
            outside.run("checkout", "-q", "qa");
            outside.push("qa", "a", "one");

            // When
            now.set(Instant.parse("2026-01-01T08:00:00Z"));

            // Then
            assertThat(text(project.read(QA, "a", null))).isEqualTo("one");
        }
    }

    @Test
    void shouldForgetCommitAndBranchWhenUpstreamIsRewritten() {
        // Given
        var outside = upstreamOnTrunk();
        var project = create("demo", file("up.git")).value().orElseThrow();
        outside.run("fetch", "-q");
        outside.run("checkout", "-q", "qa");
        outside.push("qa", "a", "one");
        outside.run("push", "-q", "origin", "qa:other");
        var one = project.head(QA).value().orElseThrow();
        outside.run("commit", "-q", "--amend", "-m", "rewritten");

        // When
        outside.run("push", "-q", "--force", "origin", "qa", ":other");

        // Then
        assertThat(project.head(QA).value())
                .contains(outside.run("rev-parse", "HEAD").trim());
        assertThat(project.branches()).containsExactly("qa", "trunk");
        assertThat(((Refused<Resource>) project.read(QA, "a", one)).reason()).isEqualTo(Reason.UNKNOWN_COMMIT);
    }

    @Test
    void shouldLoseNoCommitWhenOthersPushMeanwhile() throws Exception {
        // Given
        var outside = upstreamOnTrunk();
        var project = create("demo", file("up.git")).value().orElseThrow();
        outside.run("fetch", "-q");
        outside.run("checkout", "-q", "qa");
        var threads = Executors.newSingleThreadExecutor();
        var pushing = threads.submit(() -> {
            for (var i = 0; i < 15; i++) {
                outside.commit("outside/" + i, "x");
                while (outside.attempt("push", "-q", "origin", "qa").exit() != 0) {
                    outside.run("pull", "-q", "--rebase");
                }
            }
        });

        // When
        for (var i = 0; i < 30; i++) {
            writeUntilTaken(project, "inside/" + i);
        }
        pushing.get();
        threads.shutdown();

        // Then
        assertThat(git.run("--git-dir", "up.git", "ls-tree", "-r", "--name-only", "qa")
                        .lines()
                        .filter(path -> path.contains("side/")))
                .hasSize(45);
    }

    @Test
    void shouldServeLastStateAsStaleWhenUpstreamIsGone() throws IOException {
        // Given
        var outside = upstreamOnTrunk();
        var project = create("demo", file("up.git")).value().orElseThrow();
        var written = project.edit(QA, Edit.write("a", bytes("a"), "a")).value().orElseThrow();
        Files.move(folder.resolve("up.git"), folder.resolve("away.git"));

        // When
        var read = project.read(QA, "a", null);

        // Then
        assertThat(text(read)).isEqualTo("a");
        assertThat(read.value().orElseThrow().stale()).isTrue();
        assertThat(text(project.read(QA, "a", written.commitId()))).isEqualTo("a");
        assertThat(project.freshness().problem()).isNotNull();
        assertThat(failure(() -> project.edit(QA, Edit.write("a", bytes("b"), "b")))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(project.head(QA).value()).contains(written.commitId());
        Files.move(folder.resolve("away.git"), folder.resolve("up.git"));
        project.refresh();
        assertThat(project.read(QA, "a", null).value().orElseThrow().stale()).isFalse();
        assertThat(outside.folder()).isDirectory();
    }

    @Test
    void shouldWorkWithTokenWhenUpstreamIsHttp() throws IOException {
        // Given
        try (var hosted = new Repositories(folder.resolve("hosted"), SETTINGS);
                var server = new GitHttpServer(new GitHosting(hosted))) {
            var there = HostedProject.in(hosted);
            there.edit(Level.project(), Edit.delete(List.of("metadata.yaml"), "as if it were another's"));
            var url = server.url(HostedProject.NAME);

            // When
            var wrong = failure(() -> create("demo", new Upstream(url, "u", "wr0ng-t0ken")));
            var none = failure(() -> create("demo", new Upstream(server.url("nobody"), "u", GitHttpServer.TOKEN)));
            var project = create("demo", new Upstream(url, null, GitHttpServer.TOKEN))
                    .value()
                    .orElseThrow();
            project.edit(QA, Edit.write("a", bytes("a"), "a"));

            // Then
            assertThat(wrong.kind()).isEqualTo(Kind.UNAUTHORIZED);
            assertThat(wrong).hasMessageNotContaining("wr0ng-t0ken").hasMessageContaining("token that is valid");
            assertThat(none.kind()).isEqualTo(Kind.NOT_FOUND);
            assertThat(text(there.read(QA, "a", null))).isEqualTo("a");
            assertThat(server.failures()).isEmpty();
            shouldUseNoNetworkWhenCommitIsHere(project, server);
            shouldTellKindsApartWhenServerRefuses(project, server);
            shouldAskForCredentialsWhenRestarted(url);
        }
    }

    private void shouldUseNoNetworkWhenCommitIsHere(ProjectRepository project, GitHttpServer server) {
        var commit = project.head(QA).value().orElseThrow();
        var requests = server.requests();
        assertThat(text(project.read(QA, "a", commit))).isEqualTo("a");
        assertThat(server.requests()).isEqualTo(requests);
    }

    private static void shouldTellKindsApartWhenServerRefuses(ProjectRepository project, GitHttpServer server) {
        server.checkPushes(push -> List.of("protected"));
        assertThat(failure(() -> project.edit(QA, Edit.write("a", bytes("b"), "b")))
                        .kind())
                .isEqualTo(Kind.REJECTED);
        server.answerOnly(503);
        assertThat(failure(project::refresh).kind()).isEqualTo(Kind.UNREACHABLE);
        server.answerOnly(403);
        assertThat(failure(project::refresh).kind()).isEqualTo(Kind.FORBIDDEN);
        server.answerOnly(0);
        assertThat(text(project.read(QA, "a", project.head(QA).value().orElseThrow())))
                .isEqualTo("a");
    }

    private void shouldAskForCredentialsWhenRestarted(String url) throws IOException {
        repositories.close();
        assertThat(Files.readString(folder.resolve("local/demo.git/config"))).doesNotContain(GitHttpServer.TOKEN);
        repositories = new Repositories(folder.resolve("local"), SETTINGS);
        var project = repositories.find("demo").orElseThrow();
        assertThat(project.read(QA, "a", null).value().orElseThrow().stale()).isTrue();
        assertThat(project.freshness().problem().kind()).isEqualTo(Kind.UNAUTHORIZED);
        repositories.connect("demo", new Upstream(url, null, GitHttpServer.TOKEN));
        assertThat(project.read(QA, "a", null).value().orElseThrow().stale()).isFalse();
        repositories.delete("demo");
        assertThat(repositories
                        .connect("demo", new Upstream(url, null, GitHttpServer.TOKEN))
                        .value())
                .map(again -> text(again.read(QA, "a", null)))
                .contains("a");
    }

    @Test
    void shouldSayUnreachableWhenNobodyListens() {
        // Given
        var nobody = Upstream.open("http://127.0.0.1:1/x.git");

        // When
        var failure = failure(() -> create("demo", nobody));

        // Then
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure)
                .hasMessageContaining("http://127.0.0.1:1/x.git")
                .hasMessageContaining("Check that the host");
        assertThat(repositories.projects()).isEmpty();
    }

    @Test
    void shouldRefuseFileUpstreamWhenNotAllowed() {
        // Given
        var strict = new Repositories(folder.resolve("strict"), RepositorySettings.defaults());
        git.run("init", "-q", "--bare", "up.git");

        // When
        var failure = failure(() -> strict.create(new NewProject("demo", List.of(), Map.of(), file("up.git"))));

        // Then
        assertThat(failure.kind()).isEqualTo(Kind.INVALID_URL);
        assertThat(strict.projects()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ext::sh -c touch% /tmp/x",
                "--upload-pack=touch /tmp/x",
                "-oProxyCommand=x",
                "ext::git-remote",
                "fd::17/foo",
                "-u@example.org:x.git",
                "git@-x.example.org:x.git",
                "git@example.org:--upload-pack=x",
                "git@example.org:-x",
                "ssh://-oProxyCommand=x/x.git",
                "ssh://-x@example.org/x.git",
                "ssh://git:secret@example.org/x.git",
                "ssh://git@example.org/--upload-pack=x",
                "https://example.org/--upload-pack=x/y.git",
                "https://example.org",
                "https://example.org/x\\y.git",
                "ftp://example.org/x.git",
                "example.org:x.git",
                "git://example.org/x.git",
                "/srv/x.git",
                "../x.git",
                "",
                "https://",
                "https:example.org",
                "https://user:secret@example.org/x.git",
                "https://secret@example.org/x.git",
                "https://example.org/x.git?token=secret",
                "https://example.org/x.git#x",
                "https://-x.example.org/x.git",
                "https://example.org/a b.git",
                "https://example.org/\n.git"
            })
    void shouldRefuseUrlWhenItIsNoPlainHttp(String url) {
        // Given a URL with a trick

        // When
        var failure = failure(() -> Upstream.open(url));

        // Then
        assertThat(failure.kind()).isEqualTo(Kind.INVALID_URL);
        assertThat(failure).hasMessageNotContaining("secret");
    }

    @Test
    void shouldHideTokenWhenPrinted() {
        // Given
        var upstream = new Upstream("https://example.org/x.git", "me", "t0p-secret");

        // When
        var printed = upstream.toString();

        // Then
        assertThat(printed).doesNotContain("t0p-secret").contains("me", "https://example.org/x.git");
    }

    private GitCommand upstreamOnTrunk() {
        git.run("init", "-q", "--bare", "--initial-branch=trunk", "up.git");
        var outside = git.cloneOf("up.git", "outside");
        outside.push("trunk", "README.md", "hello");
        return outside;
    }

    private Outcome<ProjectRepository> create(String name, Upstream upstream) {
        return repositories.create(new NewProject(name, List.of("qa"), HostedProject.shipyard(), upstream));
    }

    private Upstream file(String name) {
        return Upstream.open("file://" + folder.resolve(name));
    }

    private static void writeUntilTaken(ProjectRepository project, String path) {
        try {
            project.edit(QA, Edit.write(path, bytes("x"), "Change " + path));
        } catch (UpstreamException e) {
            assertThat(e.kind()).isEqualTo(Kind.CONFLICT);
            writeUntilTaken(project, path);
        }
    }

    private static UpstreamException failure(ThrowingCallable call) {
        return catchThrowableOfType(UpstreamException.class, call);
    }
}
