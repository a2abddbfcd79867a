package dev.drydock.jobs.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.jobs.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that try to take everything, with an executor that has 64 MB of memory and 64 MB for what an action writes. */
class HostileJobsTest {
    private static final long MB = 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void shouldStaySmallWhenAJobPrintsTwoHundredMegabytes() throws Exception {
        // When
        var said = run("echo begin; yes 'some line of output' | head -c 200000000; echo; echo the end");

        // Then
        assertThat(said)
                .startsWith("pass\nTask 't1' finished successfully.\n")
                .contains("begin\nsome line of output")
                .endsWith("the end")
                .hasSizeLessThan(200_000);
        assertThat(written()).isLessThan(4 * MB);
    }

    @Test
    void shouldSayWhyWhenAJobWritesAGigabyteOfOutput() throws Exception {
        // When
        var said = run("head -c 1000000000 /dev/zero > /keptn/output.json");

        // Then
        assertThat(said).startsWith("fail\nTask 't1' failed: ");
        assertThat(said).containsPattern("SIGXFSZ|wrote more than 64 MB|/keptn/output.json was not taken over: it is");
        assertThat(written()).isLessThan(MB);
    }

    @Test
    void shouldSayWhyWhenAJobWritesManyFiles() throws Exception {
        // When
        var said = run("while :; do i=$((i+1)); head -c 10000000 /dev/zero > /keptn/$i || exit 1; sleep 0.2; done");

        // Then
        assertThat(said).startsWith("fail\nTask 't1' failed: it was stopped because it wrote more than 64 MB.");
        assertThat(written()).isLessThan(MB);
    }

    private long written() throws IOException {
        return Folders.size(folder.resolve("jobs"), Long.MAX_VALUE);
    }

    private String run(String shell) throws IOException, InterruptedException {
        var executor = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        RunsOneJob.class.getName(),
                        folder.toString(),
                        shell)
                .inheritIO()
                .start();
        try {
            assertThat(executor.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(executor.exitValue()).isZero();
        } finally {
            executor.destroyForcibly();
        }
        return Files.readString(folder.resolve("said"));
    }
}
