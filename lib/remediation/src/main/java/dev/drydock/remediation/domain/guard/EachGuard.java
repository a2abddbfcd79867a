package dev.drydock.remediation.domain.guard;

import dev.drydock.model.remediation.Freeze;
import dev.drydock.model.remediation.Guards;
import dev.drydock.model.remediation.Risk;
import dev.drydock.model.remediation.Stated;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The guards that look at people, clocks and deliveries, one method each. */
record EachGuard(GuardFacts facts, List<Level> levels) {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(30);

    List<Finding> killSwitches() {
        return facts.ledger().switches().stream()
                .filter(one -> one.stops(facts.scope(), facts.action().action(), facts.now()))
                .map(one -> Finding.hold("kill-switch", one.words(), "", noLaterThan(one.until())))
                .toList();
    }

    /** A switch may be lifted before its time. */
    private Instant noLaterThan(Optional<Instant> until) {
        var again = facts.now().plus(AT_LEAST_EVERY);
        return until.filter(again::isAfter).orElse(again);
    }

    List<Finding> freezes() {
        return levels.stream()
                .flatMap(level -> level.guards().freezes().stream())
                .map(this::freeze)
                .toList();
    }

    private Finding freeze(Stated<Freeze> stated) {
        var name = stated.value().name();
        var words = name.isEmpty() ? "a freeze without a name" : "the freeze '" + name + "'";
        return FreezeTimes.endOf(stated.value(), facts.now())
                .map(end -> Finding.hold("freeze", words + " lasts until " + Words.time(end), stated.place(), end))
                .orElseGet(() -> Finding.pass("freeze", words + " is not in force", stated.place()));
    }

    List<Finding> delivery() {
        var stated = mostSpecific(Guards::waitForDelivery);
        var place = stated.map(Stated::place).orElse("");
        if (!stated.map(Stated::value).orElse(true)) {
            return List.of(Finding.pass("delivery", "deliveries of the service are not waited for", place));
        }
        if (facts.stage().blind().isPresent()) {
            return List.of(blind(facts, "delivery", "whether a delivery of the service runs", place));
        }
        return List.of(facts.stage()
                .delivery()
                .map(what -> Finding.hold("delivery", what + " works on the service", place, soon(facts)))
                .orElseGet(() -> Finding.pass("delivery", "no delivery of the service runs in the stage", place)));
    }

    /** In shadow mode nobody is asked about what is not done. */
    List<Finding> risk() {
        return levels.stream()
                .flatMap(level -> level.guards().risk().stream())
                .max(Comparator.comparing(Stated::value))
                .map(stated -> shadow().isEmpty() ? risk(stated) : unasked(stated))
                .map(List::of)
                .orElse(List.of());
    }

    private Finding risk(Stated<Risk> stated) {
        var declined =
                facts.hold().votes().stream().filter(vote -> !vote.approved()).findFirst();
        if (declined.isPresent()) {
            var vote = declined.get();
            var why = vote.comment().isBlank() ? "" : ": " + vote.comment();
            return Finding.skip(GuardRules.RISK, vote.by() + " declined it" + why, stated.place());
        }
        var needed = stated.value().approvals();
        var by = facts.hold().votes().stream().map(ApprovalVote::by).distinct().toList();
        var words = approvals(stated.value(), by);
        return by.size() >= needed
                ? Finding.pass(GuardRules.RISK, words, stated.place())
                : Finding.holdForAPerson(GuardRules.RISK, words, stated.place());
    }

    private static Finding unasked(Stated<Risk> stated) {
        return Finding.pass(
                GuardRules.RISK,
                "risk %s: in shadow mode nobody is asked"
                        .formatted(stated.value().word()),
                stated.place());
    }

    private static String approvals(Risk risk, List<String> by) {
        var needed = switch (risk) {
            case LOW -> "nobody needs to approve";
            case MEDIUM -> "one person must approve";
            case HIGH -> "two different people must approve";
        };
        var given = by.isEmpty() ? "nobody has" : "approved by " + String.join(" and ", by);
        return "risk %s: %s".formatted(risk.word(), risk == Risk.LOW ? needed : needed + ", " + given);
    }

    /** It never holds anything back: it says why nothing is executed. */
    List<Finding> shadow() {
        return levels.stream()
                .flatMap(level -> level.guards().shadow().stream())
                .filter(Stated::value)
                .map(stated -> Finding.pass("shadow", "shadow mode: it is recorded, not executed", stated.place()))
                .toList();
    }

    /** What cannot be known is not taken for granted. */
    static Finding blind(GuardFacts facts, String guard, String what, String place) {
        var words =
                "it cannot be told %s: %s".formatted(what, facts.stage().blind().orElseThrow());
        return Finding.hold(guard, words, place, soon(facts));
    }

    private <T> Optional<Stated<T>> mostSpecific(Function<Guards, Optional<Stated<T>>> key) {
        return levels.stream()
                .map(Level::guards)
                .map(key)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** When to look again at what changes without being told: the longer it is held, the less often. */
    static Instant soon(GuardFacts facts) {
        var held = facts.hold()
                .since()
                .map(since -> Duration.between(since, facts.now()))
                .orElse(Duration.ZERO);
        return facts.now()
                .plus(Stream.of(held.dividedBy(10), AT_LEAST_EVERY)
                        .min(Comparator.naturalOrder())
                        .filter(wait -> wait.compareTo(SOON) > 0)
                        .orElse(SOON));
    }
}
