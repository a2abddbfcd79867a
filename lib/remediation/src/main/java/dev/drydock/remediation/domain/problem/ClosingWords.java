package dev.drydock.remediation.domain.problem;

import dev.drydock.remediation.domain.action.NextAction;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a problem ended, in a sentence for people. */
final class ClosingWords {
    private ClosingWords() {}

    static String resolved(ProblemLife life) {
        if (life.lastAttempt().filter(Attempt::shadow).isPresent()) {
            return "'%s' is over though nothing was executed: %s would have been (shadow)"
                    .formatted(name(life), life.lastAttempt().orElseThrow().title());
        }
        return life.lastAttempt()
                .map(attempt -> "'%s' is resolved by %s (attempt %d)%s"
                        .formatted(name(life), attempt.title(), life.attempts().size(), score(attempt)))
                .orElseGet(() -> "'%s' is resolved".formatted(name(life)));
    }

    static String goneByItself(ProblemLife life) {
        return "'%s' resolved by itself%s, nothing more is done".formatted(name(life), after(life));
    }

    static String escalated(ProblemLife life, Optional<SequenceRun.Ending> ending) {
        return "'%s' is not healed%s and needs a person: %s".formatted(name(life), after(life), reason(life, ending));
    }

    static String unheardOf(ProblemLife life) {
        return "'%s' is not healed%s and needs a person: the shipyard-controller has never heard of the sequence that was triggered for it"
                .formatted(name(life), after(life));
    }

    private static String reason(ProblemLife life, Optional<SequenceRun.Ending> ending) {
        if (life.lastRefusal().isPresent()) {
            return life.lastRefusal().get().message();
        }
        if (ending.isEmpty()) {
            return "the remediation ended without saying how";
        }
        return ending.get()
                .message()
                .orElseGet(() -> "the remediation ended with result %s, and nothing in the shipyard follows it"
                        .formatted(ending.get().result().wire()));
    }

    private static String after(ProblemLife life) {
        if (life.attempts().isEmpty()) {
            return " before any action";
        }
        var tried = life.attempts().stream().map(ClosingWords::title).collect(Collectors.joining(", "));
        return " after %d %s (%s)"
                .formatted(life.attempts().size(), life.attempts().size() == 1 ? "action" : "actions", tried);
    }

    private static String title(Attempt attempt) {
        return attempt.shadow() ? attempt.title() + " as if, in shadow mode" : attempt.title();
    }

    private static String score(Attempt attempt) {
        return attempt.score()
                .map(points -> String.format(Locale.ROOT, ", score %.1f", points))
                .orElse("");
    }

    static String name(ProblemLife life) {
        return NextAction.nameOf(life.report().problem());
    }
}
