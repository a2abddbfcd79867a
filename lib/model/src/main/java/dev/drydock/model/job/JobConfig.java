package dev.drydock.model.job;

import java.util.List;

/** Which containers answer which events ({@code job/config.yaml}, {@code apiVersion: v2}); actions in the order of the file. */
public record JobConfig(List<JobAction> actions) {
    public JobConfig {
        actions = List.copyOf(actions);
    }
}
