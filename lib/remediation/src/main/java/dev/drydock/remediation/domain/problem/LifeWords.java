package dev.drydock.remediation.domain.problem;

import dev.drydock.remediation.domain.action.NextAction;
import java.util.Locale;

/** What the timeline says, in sentences for people. */
final class LifeWords {
    private LifeWords() {}

    static String opened(Report report) {
        return "%s reported '%s'".formatted(report.source(), NextAction.nameOf(report.problem()));
    }

    static String given(Attempt attempt) {
        return attempt.announced();
    }

    static String held(Held held) {
        return "%s held: %s".formatted(held.action().title(), held.reason());
    }

    static String scored(Attempt attempt, double score) {
        var before = attempt.before()
                .map(points -> String.format(Locale.ROOT, ", before it %.1f", points))
                .orElse("");
        return String.format(Locale.ROOT, "score %.1f after %s%s", score, attempt.title(), before);
    }

    static String unmeasured(Attempt attempt) {
        return "no score after %s: its evaluation had nothing to go by".formatted(attempt.title());
    }

    static String ended(SequenceRun.Ending ending) {
        return "the sequence ended with result %s, status %s%s"
                .formatted(
                        ending.result().wire(),
                        ending.status().wire(),
                        ending.message().map(message -> ": " + message).orElse(""));
    }
}
