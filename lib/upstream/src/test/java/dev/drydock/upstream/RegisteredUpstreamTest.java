package dev.drydock.upstream;

import static dev.drydock.upstream.HostedProject.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.testkit.GitCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes, each with a folder of its own, that know of projects and their upstreams by one register. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RegisteredUpstreamTest {
    private static final Level QA = Level.stage("qa");
    private static final RepositorySettings SETTINGS = RepositorySettings.defaults()
            .withUpstreams(HostedProject.HERE)
            .withFreshness(Duration.ZERO, Duration.ofMillis(500));

    @TempDir
    Path folder;

    private final Map<String, Upstream> registered = new ConcurrentHashMap<>();
    private final UpstreamRegister register = project -> Optional.ofNullable(registered.get(project));
    private GitCommand git;
    private Repositories first;
    private Repositories second;

    @BeforeEach
    void open() {
        git = new GitCommand(folder);
        git.run("init", "-q", "--bare", "up.git");
        first = new Repositories(folder.resolve("first"), SETTINGS, register);
        second = new Repositories(folder.resolve("second"), SETTINGS, register);
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void shouldTalkToTheUpstreamThatTheProjectWasMovedTo() {
        // Given
        create("up.git");
        var here = second.connect("demo", file("up.git")).value().orElseThrow();
        git.run("clone", "-q", "--bare", "up.git", "other.git");

        // When
        registered.put("demo", file("other.git"));

        // Then
        assertThat(here.edit(QA, Edit.write("a.txt", bytes("two"), "Add a.txt")).value())
                .isPresent();
        assertThat(git.run("--git-dir", "other.git", "show", "qa:a.txt")).isEqualTo("two");
        assertThat(here.upstreamUrl()).contains(file("other.git").url());
        second.close();
        second = new Repositories(folder.resolve("second"), SETTINGS);
        assertThat(second.upstreamUrl("demo")).contains(file("other.git").url());
    }

    @Test
    void shouldTryAnUpstreamThatIsNotRegisteredYetWhenItIsConnected() {
        // Given
        create("up.git");
        git.run("clone", "-q", "--bare", "up.git", "other.git");
        var outside = git.cloneOf("other.git", "outside");
        outside.run("checkout", "-q", "qa");
        outside.push("qa", "a.txt", "three");

        // When
        var connected = first.connect("demo", file("other.git")).value().orElseThrow();

        // Then
        var head = outside.run("rev-parse", "HEAD").strip();
        assertThat(connected.heads()).containsEntry("qa", head);
    }

    @Test
    void shouldTakeTheDefaultBranchOfTheUpstreamThatTheProjectWasMovedTo() {
        // Given
        create("up.git");
        var here = second.connect("demo", file("up.git")).value().orElseThrow();
        git.run("clone", "-q", "--bare", "up.git", "other.git");
        git.run("--git-dir", "other.git", "branch", "trunk", "main");
        git.run("--git-dir", "other.git", "symbolic-ref", "HEAD", "refs/heads/trunk");

        // When
        registered.put("demo", file("other.git"));
        here.refresh();

        // Then
        assertThat(here.defaultBranch()).isEqualTo("trunk");
    }

    @Test
    void shouldTakeTheDefaultBranchWhenTheUpstreamThatTheProjectWasMovedToWasAwayAtFirst() {
        // Given
        create("up.git");
        var here = second.connect("demo", file("up.git")).value().orElseThrow();
        registered.put("demo", file("other.git"));
        assertThatThrownBy(here::refresh).isInstanceOf(UpstreamException.class);
        git.run("clone", "-q", "--bare", "up.git", "other.git");
        git.run("--git-dir", "other.git", "branch", "trunk", "main");
        git.run("--git-dir", "other.git", "symbolic-ref", "HEAD", "refs/heads/trunk");

        // When
        here.refresh();

        // Then
        assertThat(here.defaultBranch()).isEqualTo("trunk");
    }

    @Test
    void shouldBeStaleAndServeWhenWhatIsRegisteredCannotBeUsed() {
        // Given
        create("up.git");
        var there = first.find("demo").orElseThrow();

        // When
        registered.put("demo", Upstream.open("http://10.0.0.1/x.git"));

        // Then
        assertThat(there.head(QA).value()).isPresent();
        assertThat(there.freshness().isStale()).isTrue();
    }

    private Outcome<ProjectRepository> create(String upstream) {
        registered.put("demo", file(upstream));
        return first.create(new NewProject("demo", List.of("qa"), HostedProject.shipyard(), file(upstream)));
    }

    private Upstream file(String name) {
        return Upstream.open("file://" + folder.resolve(name));
    }
}
