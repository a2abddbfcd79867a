package dev.drydock.upstream;

import static dev.drydock.upstream.HostedProject.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.GitCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two who write to one branch at once, 200 times in all, and nothing of it is lost. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TwoWritersTest {
    private static final Level QA = Level.stage("qa");
    private static final int EACH = 100;

    @TempDir
    Path folder;

    @Test
    void shouldLoseNoCommitWhenTwoWriteToGitsOwnServer() throws Exception {
        new GitCommand(folder).run("init", "-q", "--bare", "--initial-branch=main", "up.git");
        try (var backend = new GitBackend(folder, null);
                var first = repositories("first");
                var second = repositories("second")) {
            // Given
            var upstream = new Upstream(backend.url("up.git"), GitBackend.USER, GitBackend.PASSWORD);
            var here = first.create(new NewProject("demo", List.of("qa"), HostedProject.shipyard(), upstream))
                    .value()
                    .orElseThrow();
            var there = second.connect("demo", upstream).value().orElseThrow();

            // When
            atOnce(() -> write(here, "here"), () -> write(there, "there"));

            // Then
            assertThat(committed(new GitCommand(folder.resolve("up.git")))).isEqualTo(2 * EACH);
        }
    }

    @Test
    void shouldLoseNoCommitWhenGitPushesWhileTheApiWrites() throws Exception {
        try (var repositories = repositories("hosted");
                var server = new GitHttpServer(new GitHosting(repositories))) {
            // Given
            var project = HostedProject.in(repositories);
            var clone = new GitCommand(folder).cloneOf(server.urlWithToken(HostedProject.NAME), "clone");
            clone.run("checkout", "-q", "qa");

            // When
            atOnce(() -> write(project, "here"), () -> push(clone));

            // Then
            clone.run("pull", "-q", "--rebase");
            assertThat(committed(clone)).isEqualTo(2 * EACH);
            assertThat(server.failures()).isEmpty();
        }
    }

    private Repositories repositories(String name) {
        return new Repositories(
                folder.resolve(name),
                RepositorySettings.defaults()
                        .withUpstreams(HostedProject.HERE)
                        .withFreshness(Duration.ofSeconds(5), Duration.ofSeconds(60)));
    }

    private static void write(ProjectRepository project, String who) {
        for (var i = 0; i < EACH; i++) {
            var written = project.edit(QA, Edit.write(who + "/" + i, bytes("x"), "Write " + who + "/" + i));
            assertThat(written.value().orElseThrow().changed()).isTrue();
        }
    }

    private static void push(GitCommand clone) {
        for (var i = 0; i < EACH; i++) {
            clone.commit("there/" + i, "x");
            while (clone.attempt("push", "-q", "origin", "qa").exit() != 0) {
                clone.run("pull", "-q", "--rebase");
            }
        }
    }

    private static void atOnce(Runnable one, Runnable other) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var writer : List.of(threads.submit(one), threads.submit(other))) {
                writer.get(9, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** How many of the commits are on the branch, each once. */
    private static long committed(GitCommand git) throws IOException {
        var subjects = git.run("log", "--format=%s", "qa").lines().toList();
        return IntStream.range(0, EACH)
                .boxed()
                .flatMap(i -> List.of("Write here/" + i, "Write there/" + i, "Change there/" + i).stream())
                .filter(subject -> subjects.stream().filter(subject::equals).count() == 1)
                .count();
    }
}
