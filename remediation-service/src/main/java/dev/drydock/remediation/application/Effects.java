package dev.drydock.remediation.application;

import dev.drydock.remediation.domain.effect.PastRun;
import dev.drydock.remediation.domain.effect.Stop;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** What was done about the problems of a project, and what guards did not let go. */
public interface Effects {
    /** The runs of actions that began at that time or later. */
    Uni<List<PastRun>> runs(String project, Instant since);

    /** What was held or skipped at that time or later. */
    Uni<List<Stop>> stops(String project, Instant since);
}
