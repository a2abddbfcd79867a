package dev.drydock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    @Test
    void shouldTellTheExitCodeAndTheLogWhenAProgramEndsEarly(@TempDir Path folder) {
        // Given
        var log = folder.resolve("logs/early.log");
        var child = ChildProcess.start(shell("echo 'no such disk'; exit 3").loggingTo(log));

        // When
        var waiting = assertThatThrownBy(() -> child.awaitPort(FreePort.find(), Duration.ofSeconds(30)));

        // Then
        waiting.isInstanceOf(ServerFailed.class)
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("no such disk");
    }

    @Test
    void shouldStopOnTheSignalAskedFor(@TempDir Path folder) {
        // Given
        var log = folder.resolve("signal.log");
        var script = "trap 'echo interrupted; exit 0' USR1; echo up; while :; do sleep 0.05; done";
        var child = ChildProcess.start(shell(script).loggingTo(log).stoppedBy("USR1"));
        child.await("be up", () -> child.logTail().contains("up"), Duration.ofSeconds(10));

        // When
        child.close();

        // Then
        assertThat(child.isAlive()).isFalse();
        assertThat(log).content().contains("interrupted");
    }

    @Test
    void shouldKillWhatTheProgramStartedToo() {
        // Given
        var child = ChildProcess.start(shell("sleep 300 & wait"));
        child.await("have a child", () -> grandchild(child).isPresent(), Duration.ofSeconds(10));
        var grandchild = grandchild(child).orElseThrow();

        // When
        child.kill();

        // Then
        assertThat(grandchild.onExit()).succeedsWithin(Duration.ofSeconds(5));
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldStandStillWithAllItStartedUntilThawed() {
        // Given
        try (var child = ChildProcess.start(shell("sleep 300 & wait"))) {
            child.await("have a child", () -> grandchild(child).isPresent(), Duration.ofSeconds(10));
            var family = List.of(
                    ProcessHandle.of(child.pid()).orElseThrow(),
                    grandchild(child).orElseThrow());

            // When
            child.freeze();

            // Then
            child.await("stand still", () -> family.stream().allMatch(one -> is(one, "T")), Duration.ofSeconds(10));
            child.thaw();
            child.await("go on", () -> family.stream().noneMatch(one -> is(one, "T")), Duration.ofSeconds(10));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldNotHearTheInterruptOfTheTerminal() throws Exception {
        // Given
        try (var child = ChildProcess.start(shell("sleep 300 & wait"))) {
            child.await("be the shell", () -> grandchild(child).isPresent(), Duration.ofSeconds(10));

            // When
            var fields =
                    Files.readString(Path.of("/proc/" + child.pid() + "/stat")).split(" ");

            // Then
            assertThat(fields[5]).as("session").isEqualTo(Long.toString(child.pid()));
        }
    }

    @Test
    void shouldForgetThePidFileWhenClosed(@TempDir Path folder) {
        // Given
        var pidFile = folder.resolve("it.pid");
        var child = ChildProcess.start(shell("sleep 300").withPidFile(pidFile));
        assertThat(pidFile).content().startsWith(child.pid() + " ");

        // When
        child.close();

        // Then
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void shouldLeaveAnotherProcessAloneWhenItOnlyHasTheSamePid(@TempDir Path folder) throws Exception {
        // Given
        var pidFile = folder.resolve("it.pid");
        try (var bystander = ChildProcess.start(shell("sleep 300"))) {
            Files.writeString(pidFile, bystander.pid() + " 2001-01-01T00:00:00Z\n");

            // When
            ChildProcess.start(shell("exit 0").withPidFile(pidFile)).close();

            // Then
            assertThat(bystander.isAlive()).isTrue();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldTakeOverWhenTheOwnerIsOnlyAZombie(@TempDir Path folder) throws Exception {
        // Given
        var pidFile = folder.resolve("it.pid");
        var left = ChildProcess.start(shell("sleep 300"));
        var neverAsked = ChildProcess.start(shell("sh -c 'sleep 0.2; exit 0' & exec sleep 300"));
        neverAsked.await("have a child", () -> grandchild(neverAsked).isPresent(), Duration.ofSeconds(10));
        var zombie = grandchild(neverAsked).orElseThrow();
        Files.writeString(pidFile, line(left.pid()) + line(zombie.pid()));
        neverAsked.await("have a zombie", () -> is(zombie, "Z"), Duration.ofSeconds(10));

        // When
        ChildProcess.start(shell("exit 0").withPidFile(pidFile)).close();

        // Then
        assertThat(left.isAlive()).isFalse();
        neverAsked.close();
    }

    @Test
    void shouldRefuseToStopWhatALiveOwnerUses(@TempDir Path folder) throws Exception {
        // Given
        var pidFile = folder.resolve("it.pid");
        try (var used = ChildProcess.start(shell("sleep 300"))) {
            Files.writeString(pidFile, line(used.pid()) + line(1));

            // When
            var starting =
                    assertThatThrownBy(() -> ChildProcess.start(shell("exit 0").withPidFile(pidFile)));

            // Then
            starting.isInstanceOf(ServerFailed.class).hasMessageContaining("for process 1, which still runs");
            assertThat(used.isAlive()).isTrue();
        }
    }

    private static Launch shell(String script) {
        return Launch.of("a script", List.of("sh", "-c", script));
    }

    private static java.util.Optional<ProcessHandle> grandchild(ChildProcess child) {
        return ProcessHandle.of(child.pid()).flatMap(handle -> handle.children().findFirst());
    }

    /** Whether the kernel says so: T is stopped, Z is a zombie. */
    private static boolean is(ProcessHandle process, String state) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/stat")).contains(") " + state + " ");
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private static String line(long pid) {
        return pid + " "
                + ProcessHandle.of(pid).orElseThrow().info().startInstant().orElseThrow() + "\n";
    }
}
