package dev.drydock.remediation.application;

import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Most sequences that finish have no problem behind them and cost nothing more than this look. The end of a remediation
 * is always kept, as it may come before the problem is known.
 */
public record FinishedSequences(ProblemArchive problems) {
    /** The events that may say something about a problem, in order. */
    public Uni<List<KeptnEvent>> relevant(List<KeptnEvent> events) {
        var contexts = contextsOf(
                events.stream().filter(event -> !isRemediation(event)).toList());
        if (contexts.isEmpty()) {
            return Uni.createFrom().item(events);
        }
        return problems.withOpenProblems(contexts)
                .map(open -> events.stream()
                        .filter(event -> isRemediation(event)
                                || event.context().filter(open::contains).isPresent())
                        .toList());
    }

    private static boolean isRemediation(KeptnEvent event) {
        return event.type() instanceof EventType.OfSequence type
                && type.sequence().equals("remediation");
    }

    private static Set<KeptnContext> contextsOf(List<KeptnEvent> events) {
        return events.stream().flatMap(event -> event.context().stream()).collect(Collectors.toSet());
    }
}
