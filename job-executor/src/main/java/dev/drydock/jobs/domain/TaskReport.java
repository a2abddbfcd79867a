package dev.drydock.jobs.domain;

import dev.drydock.events.Result;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a task once its job has ended.
 *
 * @param task its name
 * @param result what the end means
 * @param log what it printed, without secrets; long logs come without their middle
 * @param output what it wrote into {@code /keptn/output.json}
 * @param remarks what else the user should know, such as an output that could not be used
 */
public record TaskReport(
        String task,
        JobEnd end,
        Result result,
        Instant started,
        Instant ended,
        String log,
        Map<String, Object> output,
        List<String> remarks) {
    public TaskReport {
        remarks = List.copyOf(remarks);
    }

    /**
     * What an end means: exit code 0 is a pass, and what the task declares as such a warning; all else fails.
     *
     * @param warnings exit codes that the task declares as warnings
     */
    public static Result resultOf(JobEnd end, Set<Integer> warnings) {
        if (!(end instanceof JobEnd.Exited exited)) {
            return Result.FAIL;
        }
        if (exited.code() == 0) {
            return Result.PASS;
        }
        return warnings.contains(exited.code()) ? Result.WARNING : Result.FAIL;
    }

    /** Whether the next task may run. */
    public boolean isSuccess() {
        return result != Result.FAIL;
    }
}
