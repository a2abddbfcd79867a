package dev.drydock.remediation.application;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.remediation.domain.action.RemediationFile;
import dev.drydock.remediation.domain.guard.GuardRules;
import dev.drydock.remediation.domain.problem.Deliveries;
import dev.drydock.remediation.domain.problem.Outside;
import dev.drydock.remediation.domain.problem.Outside.ProjectGuards;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Gathers what a decision about an action needs from elsewhere. */
public record OutsideFacts(RemediationFiles files, GuardsFiles guards, Stages stages) {
    /**
     * For an action in a flow.
     *
     * @param commit the commit at which the flow reads the service's files; the branch's head if absent
     */
    public Uni<Outside> of(KeptnContext context, Scope scope, Optional<String> commit) {
        return of(context, scope, commit, Optional.empty());
    }

    /**
     * For what a flow did, too.
     *
     * @param firstToUndo when the first of its actions was given that are to be taken back, if any is
     */
    public Uni<Outside> of(KeptnContext context, Scope scope, Optional<String> commit, Optional<Instant> firstToUndo) {
        return Uni.combine()
                .all()
                .unis(
                        files.of(scope, commit),
                        guards.of(scope.project()),
                        stages.view(scope, context),
                        deliveries(context, scope, firstToUndo))
                .asTuple()
                .map(found -> new Outside(found.getItem1(), found.getItem2(), found.getItem3(), found.getItem4()));
    }

    private Uni<Deliveries> deliveries(KeptnContext context, Scope scope, Optional<Instant> since) {
        return since.map(from -> stages.deliveries(scope, context, from))
                .orElseGet(() -> Uni.createFrom().item(Deliveries.UNASKED));
    }

    /** How far back these files' guards look. */
    static Duration looksBack(Outside outside) {
        return outside.file() instanceof RemediationFile.Readable readable
                ? GuardRules.looksBack(readable.content(), contentOf(outside.guards()))
                : Duration.ZERO;
    }

    private static GuardsFile contentOf(ProjectGuards guards) {
        return guards instanceof ProjectGuards.Readable readable ? readable.content() : GuardsFile.NONE;
    }
}
