package dev.drydock.jobs.adapter.process;

import dev.drydock.jobs.application.LogStore;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The little shell around a command that lives on when the executor dies: it claims the job, runs the command, keeps what
 * it prints and writes down how it ended. The shell's text is fixed; the command reaches it as arguments only.
 */
final class Wrapper {
    /** The variable by which a job's processes are known. */
    static final String MARK = "DRYDOCK_JOB";

    /** The unit of {@code ulimit -f}, in bytes. */
    private static final int BLOCK = 512;

    private static final String SCRIPT = """
            drydock_path=$PATH
            PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin
            drydock_job=$1 drydock_mark=$2 drydock_limit=$3 drydock_tail=$4 drydock_dir=$5 drydock_blocks=$6
            shift 6
            cd "$drydock_job" || exit 74
            printf '%s %s' "$$" "$(cut -d ' ' -f 22 /proc/$$/stat 2>/dev/null)" > "pid.$$" || exit 74
            ln "pid.$$" pid || exit 75
            {
              (
                cd "$drydock_dir" || exit 126
                ulimit -f "$drydock_blocks" 2>/dev/null || :
                DRYDOCK_JOB=$drydock_mark PATH=$drydock_path
                export DRYDOCK_JOB PATH
                if [ -x /usr/bin/setsid ]; then exec /usr/bin/setsid "$@"; else exec "$@"; fi
              )
              echo $? > exit.new
              mv exit.new exit
            } 2>&1 | {
              if [ -x /usr/bin/stdbuf ]; then /usr/bin/stdbuf -o0 head -c "$drydock_limit"; else head -c "$drydock_limit"; fi > raw
              tail -c "$drydock_tail" > tail
            }
            """;

    private Wrapper() {}

    /**
     * Starts a command and does not wait for anything.
     *
     * @param mark the job's own value of {@link #MARK}
     * @param fileLimit the most bytes that a file may get by the job
     * @param command an executable file and its arguments
     */
    static Process start(
            JobFolder folder,
            String mark,
            Path workingDir,
            List<String> command,
            Map<String, String> environment,
            long logLimit,
            long fileLimit)
            throws IOException {
        var line = new ArrayList<>(ownSession());
        line.addAll(List.of("/bin/sh", "-c", SCRIPT, "drydock-job"));
        line.addAll(List.of(folder.job().toString(), mark, "" + logLimit, "" + LogStore.TAIL_BYTES));
        line.addAll(List.of(workingDir.toString(), "" + fileLimit / BLOCK));
        line.addAll(command);
        var builder = new ProcessBuilder(line)
                .directory(folder.job().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static List<String> ownSession() {
        return Stream.of("/usr/bin/setsid")
                .filter(file -> Files.isExecutable(Path.of(file)))
                .toList();
    }
}
