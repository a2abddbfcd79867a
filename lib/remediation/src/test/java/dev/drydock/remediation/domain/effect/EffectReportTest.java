package dev.drydock.remediation.domain.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.remediation.domain.guard.ActionRun.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectReportTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void shouldAddUpWhatAnActionBroughtAbout() {
        // Given
        var runs = List.of(
                run("p1", "Scale up", Effect.EFFECTIVE, 40, 90, 120),
                run("p2", "Scale up", Effect.EFFECTIVE, 20, 80, 60),
                run("p3", "Scale up", Effect.INEFFECTIVE, 30, 10, -1),
                run("p4", "Scale up", Effect.FAILED, -1, -1, -1),
                run("p5", "Scale up", Effect.PENDING, 50, -1, -1),
                shadow(run("p6", "Scale up", Effect.EFFECTIVE, 0, 100, 1)));
        var stops = List.of(
                new Stop("Scale up", "budget", true),
                new Stop("Scale up", "risk", false),
                new Stop("Scale up", "risk", false),
                new Stop("Restart", "freeze", false));

        // When
        var report = EffectReport.of(runs, stops);

        // Then
        assertThat(report).extracting(ActionEffect::title).containsExactly("Scale up", "Restart");
        assertThat(report.get(0))
                .isEqualTo(new ActionEffect(
                        "scale",
                        "Scale up",
                        5,
                        1,
                        2,
                        1,
                        1,
                        Optional.of(0.5),
                        Optional.of(Duration.ofSeconds(90)),
                        Optional.of(30.0),
                        Optional.of(80.0),
                        Map.of("risk", 2),
                        Map.of("budget", 1),
                        "keep it: it helped in 2 of 4 runs"));
        assertThat(report.get(1).held()).containsExactly(Map.entry("freeze", 1));
    }

    @ParameterizedTest(name = "{0} effective, {1} ineffective, {2} failed, {3} shadow, {4} stops: {5}")
    @CsvSource(delimiter = '|', textBlock = """
            0 | 3 | 0 | 0 | 0 | never helped in 3 runs: remove it, or put it behind the others
            0 | 2 | 0 | 0 | 0 | too few runs with a known outcome to say, 2 of 3
            3 | 0 | 0 | 0 | 0 | keep it: it helped in 3 of 3 runs
            1 | 3 | 0 | 0 | 0 | helped in only 1 of 4 runs: put what helps more often before it
            0 | 1 | 2 | 0 | 0 | it did not even work in 2 of 3 runs: look at its action provider
            0 | 0 | 0 | 2 | 0 | only in shadow mode so far, 2 times: take 'shadow' away when you trust it
            0 | 0 | 0 | 1 | 0 | only in shadow mode so far, once: take 'shadow' away when you trust it
            1 | 0 | 0 | 0 | 3 | held or skipped 3 times, run once; mostly by the guard 'budget': is it too strict?
            3 | 0 | 0 | 0 | 3 | keep it: it helped in 3 of 3 runs
            """)
    void shouldSayWhatToDoAboutIt(
            int effective, int ineffective, int failed, int shadow, int stops, String recommendation) {
        // Given
        var runs = new ArrayList<PastRun>();
        add(runs, effective, Effect.EFFECTIVE);
        add(runs, ineffective, Effect.INEFFECTIVE);
        add(runs, failed, Effect.FAILED);
        for (var i = 0; i < shadow; i++) {
            runs.add(shadow(run("p" + runs.size(), "Scale up", Effect.UNKNOWN, -1, -1, -1)));
        }
        var stopped = Stream.generate(() -> new Stop("Scale up", "budget", true))
                .limit(stops)
                .toList();

        // Then
        assertThat(EffectReport.of(runs, stopped).get(0).recommendation()).isEqualTo(recommendation);
    }

    @Test
    void shouldFindWhatHelpsOnlyAfterAnother() {
        // Given: alone it never helps, after a toggle it does
        var runs = new ArrayList<PastRun>();
        add(runs, 3, Effect.INEFFECTIVE);
        for (var problem : List.of("q1", "q2")) {
            runs.add(before(run(problem, "Toggle", Effect.INEFFECTIVE, -1, -1, -1)));
            runs.add(run(problem, "Scale up", Effect.EFFECTIVE, -1, -1, 60));
        }

        // Then
        assertThat(EffectReport.of(runs, List.of()).get(0).recommendation())
                .isEqualTo("helped only after 'Toggle', never in 3 runs as the first: put it behind that");
    }

    @Test
    void shouldNotTakeTheOrderOfTheListForACause() {
        // Given: it always comes second
        var runs = new ArrayList<PastRun>();
        for (var problem : List.of("q1", "q2", "q3")) {
            runs.add(before(run(problem, "Toggle", Effect.INEFFECTIVE, -1, -1, -1)));
            runs.add(run(problem, "Scale up", Effect.EFFECTIVE, -1, -1, 60));
        }

        // Then
        assertThat(EffectReport.of(runs, List.of()))
                .extracting(ActionEffect::recommendation)
                .containsExactlyInAnyOrder(
                        "keep it: it helped in 3 of 3 runs",
                        "never helped in 3 runs: remove it, or put it behind the others");
    }

    @Test
    void shouldSayNothingOfNothing() {
        assertThat(EffectReport.of(List.of(), List.of())).isEmpty();
    }

    private static void add(List<PastRun> runs, int number, Effect effect) {
        for (var i = 0; i < number; i++) {
            runs.add(run("p" + runs.size(), "Scale up", effect, -1, -1, -1));
        }
    }

    /** A number below zero is one that is not known. */
    private static PastRun run(
            String problem, String title, Effect effect, double before, double after, long healedInSeconds) {
        return new PastRun(
                problem,
                title.equals("Scale up") ? "scale" : "toggle",
                title,
                NOW,
                false,
                effect,
                Optional.of(before).filter(score -> score >= 0),
                Optional.of(after).filter(score -> score >= 0),
                Optional.of(healedInSeconds).filter(time -> time >= 0).map(Duration::ofSeconds));
    }

    private static PastRun shadow(PastRun run) {
        return new PastRun(
                run.problem(),
                run.action(),
                run.title(),
                run.at(),
                true,
                run.effect(),
                run.before(),
                run.after(),
                run.healedIn());
    }

    private static PastRun before(PastRun run) {
        return new PastRun(
                run.problem(),
                run.action(),
                run.title(),
                run.at().minusSeconds(60),
                run.shadow(),
                run.effect(),
                run.before(),
                run.after(),
                run.healedIn());
    }
}
