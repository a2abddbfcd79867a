package dev.drydock.jobs.adapter.kubernetes;

import dev.drydock.jobs.domain.JobOutput;
import java.util.List;

/**
 * What the helper image does in a job's pod, in words that every {@code sh} with {@code tar} knows: before the task it fills
 * {@code /keptn}; beside the task it keeps {@code /keptn} until everything has been taken out of it.
 */
final class Helper {
    /** The container that fills {@code /keptn}. */
    static final String FILLER = "files";

    /** The container that keeps {@code /keptn}. */
    static final String KEEPER = "keeper";

    /** Where the helper has what is its own: the pieces to unpack; the sign that it may go. */
    static final String FOLDER = "/drydock";

    /** How the pieces begin of what the task before has left. */
    static final String LEFT = "left";

    /** How the pieces begin of the task's files. */
    static final String FILES = "files";

    private static final String FILL = """
            set -e
            cd /keptn
            for what in %s %s; do
              if [ -e %s/$what-00 ]; then cat %3$s/$what-?? | tar -xzof -; fi
            done
            """.formatted(LEFT, FILES, FOLDER);

    /** Its size, a line break, and of its content as much as is ever taken; nothing where there is none, or a link. */
    private static final String SHOW = """
            show() {
              if [ -f /keptn/output.json ] && [ ! -h /keptn/output.json ]; then
                wc -c < /keptn/output.json; head -c %d /keptn/output.json
              fi
            }
            """.formatted(JobOutput.LARGEST);

    /** When Kubernetes ends the pod before anybody has come, what matters most is shown in the log. */
    private static final String KEEP = SHOW + """
            trap 'show; exit 0' TERM
            until [ -e %s/over ]; do sleep 1; done
            """.formatted(FOLDER);

    private Helper() {}

    static List<String> fill() {
        return shell(FILL);
    }

    static List<String> keep() {
        return shell(KEEP);
    }

    static List<String> showOutput() {
        return shell(SHOW + "show");
    }

    static List<String> pack() {
        return List.of("tar", "-cf", "-", "-C", "/keptn", ".");
    }

    static List<String> letGo() {
        return shell(": > %s/over".formatted(FOLDER));
    }

    private static List<String> shell(String script) {
        return List.of("sh", "-c", script);
    }
}
