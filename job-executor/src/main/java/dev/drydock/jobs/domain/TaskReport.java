package dev.drydock.jobs.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a task once its job has ended.
 *
 * @param task its name
 * @param log what it printed, without secrets; long logs come without their middle
 * @param output what it wrote into {@code /keptn/output.json}
 * @param remark what else the user should know, such as an output that could not be used
 */
public record TaskReport(
        String task,
        JobEnd end,
        Instant started,
        Instant ended,
        String log,
        Map<String, Object> output,
        Optional<String> remark) {}
