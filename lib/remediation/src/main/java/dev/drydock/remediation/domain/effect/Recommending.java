package dev.drydock.remediation.domain.effect;

import dev.drydock.remediation.domain.guard.ActionRun.Effect;
import dev.drydock.remediation.domain.guard.Words;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a team should do about an action, in words: the first that applies.
 *
 * @param own the runs of the action
 * @param all those of all actions
 */
record Recommending(
        List<PastRun> own, Collection<PastRun> all, Map<String, Integer> held, Map<String, Integer> skipped) {
    /** Of fewer runs nothing is said. */
    private static final int ENOUGH = 3;

    String words() {
        return Stream.<Optional<String>>of(
                        failing(), neverHelped(), onlyAfterAnother(), oftenStopped(), seldom(), inShadow(), tooFew())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> "keep it: it helped in %d of %s"
                        .formatted(count(Effect.EFFECTIVE), Words.count(known(), "run")));
    }

    private Optional<String> failing() {
        var failed = count(Effect.FAILED);
        return when(
                known() >= ENOUGH && failed * 2 > known(),
                "it did not even work in %d of %s: look at its action provider"
                        .formatted(failed, Words.count(known(), "run")));
    }

    private Optional<String> neverHelped() {
        return when(
                known() >= ENOUGH && count(Effect.EFFECTIVE) == 0,
                "never helped in %s: remove it, or put it behind the others".formatted(Words.count(known(), "run")));
    }

    /** Told only where it was tried first, too, and did not help then. */
    private Optional<String> onlyAfterAnother() {
        var alone = own.stream()
                .filter(PastRun::isKnown)
                .filter(run -> before(run).isEmpty())
                .toList();
        var helpedAfter = own.stream()
                .filter(run -> run.is(Effect.EFFECTIVE))
                .map(this::before)
                .toList();
        var isSo = alone.size() >= ENOUGH
                && !helpedAfter.isEmpty()
                && helpedAfter.stream().noneMatch(Optional::isEmpty);
        var other = helpedAfter.stream()
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
        return when(
                isSo,
                "helped only after '%s', never in %s as the first: put it behind that"
                        .formatted(other, Words.count(alone.size(), "run")));
    }

    private Optional<String> oftenStopped() {
        var byGuard = Stream.of(held, skipped)
                .flatMap(counts -> counts.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
        var stops = byGuard.values().stream().mapToInt(Integer::intValue).sum();
        return byGuard.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(most -> stops >= ENOUGH && stops > executed())
                .map(most -> "held or skipped %s, run %s; mostly by the guard '%s': is it too strict?"
                        .formatted(times(stops), times(executed()), most.getKey()));
    }

    private Optional<String> seldom() {
        return when(
                known() > ENOUGH && count(Effect.EFFECTIVE) * 2 < known(),
                "helped in only %d of %s: put what helps more often before it"
                        .formatted(count(Effect.EFFECTIVE), Words.count(known(), "run")));
    }

    private Optional<String> inShadow() {
        return when(
                executed() == 0 && !own.isEmpty(),
                "only in shadow mode so far, %s: take 'shadow' away when you trust it".formatted(times(own.size())));
    }

    private Optional<String> tooFew() {
        return when(known() < ENOUGH, "too few runs with a known outcome to say, %d of %d".formatted(known(), ENOUGH));
    }

    /** The action that was executed last for the same problem before that run, if it is another one. */
    private Optional<String> before(PastRun run) {
        return all.stream()
                .filter(other -> !other.shadow() && other.problem().equals(run.problem()))
                .filter(other -> other.at().isBefore(run.at()) && !other.title().equals(run.title()))
                .max((one, two) -> one.at().compareTo(two.at()))
                .map(PastRun::title);
    }

    private long known() {
        return own.stream().filter(PastRun::isKnown).count();
    }

    private long executed() {
        return own.stream().filter(run -> !run.shadow()).count();
    }

    private long count(Effect what) {
        return own.stream().filter(run -> run.is(what)).count();
    }

    private static String times(long number) {
        return number == 1 ? "once" : Words.count(number, "time");
    }

    private static Optional<String> when(boolean isSo, String words) {
        return isSo ? Optional.of(words) : Optional.empty();
    }
}
