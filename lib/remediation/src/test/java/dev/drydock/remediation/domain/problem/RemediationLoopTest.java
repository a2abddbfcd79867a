package dev.drydock.remediation.domain.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.ProblemRemedy;
import dev.drydock.model.remediation.Remediation;
import dev.drydock.remediation.domain.action.RemediationFile;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemediationLoopTest {
    private static final Payload PROBLEM = new Payload(Map.of("problemTitle", "slow"));

    @ParameterizedTest(name = "{0}: {2} with {1}")
    @CsvSource(textBlock = """
            LO1,  'A B C', 'pass',                A,       resolved
            LO2,  'A B C', 'warning',             A,       resolved
            LO3,  'A B C', 'fail pass',           'A B',   resolved
            LO4,  'A B C', 'fail fail pass',      'A B C', resolved
            LO4b, 'A B C', 'fail fail warning',   'A B C', resolved
            LO5,  'A',     'fail',                A,       escalated
            LO6,  'A B C', 'fail fail fail',      'A B C', escalated
            LO7,  'A B C', 'errored pass',        'A B',   resolved
            LO10, '',      '',                    '',      escalated
            """)
    void shouldGiveEachActionOnceInOrderAndEndOnce(
            String id, String list, String evaluations, String given, String end) {
        // Given
        var side = new RemediationSide(file(list));
        var engine = new TinyEngine(side, words(evaluations), Optional.empty());

        // When
        engine.run(PROBLEM);

        // Then
        assertThat(actionsOf(engine)).isEqualTo(words(given));
        assertThat(side.only().state().word()).isEqualTo(end);
        assertThat(side.closings()).containsExactly(end);
    }

    @ParameterizedTest(name = "{0}, disorder {1}")
    @CsvSource({"'fail fail pass', resolved", "'fail fail fail', escalated", "warning, resolved"})
    void shouldEndTheSameWayInWhateverOrderTheNewsComes(String evaluations, String end) {
        for (var seed = 0; seed < 300; seed++) {
            // Given
            var side = new RemediationSide(file("A B C"));
            var engine = new TinyEngine(side, words(evaluations), Optional.of(new Random(seed)));

            // When
            engine.run(PROBLEM);
            side.checkUpAfter(Duration.ofSeconds(60), EngineView.OVER);
            side.checkUpAfter(Duration.ofSeconds(60), EngineView.OVER);

            // Then
            assertThat(side.closings()).as("seed %d", seed).containsExactly(end);
            assertThat(actionsOf(engine)).hasSize(words(evaluations).size());
        }
    }

    @Test
    void shouldEndAbortedAndSayNothingWhenAPersonStopsIt() { // LO9
        // Given
        var side = new RemediationSide(file("A B C"));
        var engine = new TinyEngine(side, words("fail abort"), Optional.empty());

        // When
        engine.run(PROBLEM);

        // Then
        assertThat(actionsOf(engine)).containsExactly("A", "B");
        assertThat(side.only().state()).isEqualTo(ProblemState.ABORTED);
        assertThat(side.closings()).isEmpty();
    }

    @Test
    void shouldCarryNothingOfTheFirstActionIntoTheSecondIteration() { // LO11
        // Given
        var remedy = new ProblemRemedy(
                "slow",
                Optional.of(List.of(
                        new Action("first", "A", "with text", Map.of("old", 1)),
                        new Action("second", "B", "", Map.of("new", 2)))));
        var side = new RemediationSide(new RemediationFile.Readable(new Remediation("test", List.of(remedy))));
        var engine = new TinyEngine(side, words("fail pass"), Optional.empty());

        // When
        engine.run(PROBLEM);

        // Then
        var data = engine.actions.get(1).data();
        assertThat(data.at("problem")).contains(PROBLEM.values());
        assertThat(data.at("action"))
                .contains(Map.of("name", "second", "action", "B", "description", "", "value", Map.of("new", 2)));
        assertThat(data.at("get-action", "actionIndex")).contains(2);
        assertThat(data.result()).contains(Result.PASS);
    }

    @Test
    void shouldGiveTheSameAnswerWhenAskedAgainWithTheSameEvent() {
        // Given
        var side = new RemediationSide(file("A B"));
        var engine = new TinyEngine(side, words("fail fail"), Optional.empty());
        engine.run(PROBLEM);

        // When
        var again = engine.asked.stream().map(side::hear).toList();

        // Then
        assertThat(again)
                .extracting(answers -> answers.get(1).data().text("action", "action"))
                .containsExactly(Optional.of("A"), Optional.of("B"), Optional.empty());
        assertThat(again.get(2).get(1).data().result()).contains(Result.FAIL);
        assertThat(side.only().attempts()).hasSize(2);
        assertThat(side.closings()).containsExactly("escalated");
    }

    @Test
    void shouldTellTheAttemptsWithResultScoreAndReasonAtTheEnd() {
        // Given
        var side = new RemediationSide(file("A B"));

        // When
        new TinyEngine(side, words("fail pass"), Optional.empty()).run(PROBLEM);

        // Then
        var data = closing(side).data();
        assertThat(data.at("attempts"))
                .contains(List.of(
                        attempt(1, 0, "A", "fail", 10.0), scoredBefore(10.0, attempt(2, 1, "B", "pass", 90.0))));
        assertThat(data.scope()).contains(TinyEngine.SCOPE);
        assertThat(data.at("problem")).contains(PROBLEM.values());
        assertThat(data.text("message")).contains("'slow' is resolved by B (attempt 2), score 90.0");
    }

    @Test
    void shouldSayWhatWasTriedAndThatNothingIsLeftWhenItEscalates() {
        // Given
        var side = new RemediationSide(file("A B"));

        // When
        new TinyEngine(side, words("fail fail"), Optional.empty()).run(PROBLEM);

        // Then
        assertThat(closing(side).data().text("message").orElseThrow())
                .startsWith(
                        "'slow' is not healed after 2 actions (A, B) and needs a person: no action left for 'slow'");
    }

    private static Map<String, Object> scoredBefore(double score, Map<String, Object> attempt) {
        var scored = new HashMap<>(attempt);
        scored.put("scoreBefore", score);
        return scored;
    }

    private static Map<String, Object> attempt(int number, int index, String action, String result, double score) {
        return Map.of(
                "number",
                number,
                "actionIndex",
                index,
                "name",
                action,
                "action",
                action,
                "value",
                "of " + action,
                "result",
                result,
                "score",
                score);
    }

    private static KeptnEvent closing(RemediationSide side) {
        return side.said.get(side.said.size() - 1);
    }

    private static List<String> actionsOf(TinyEngine engine) {
        return engine.actions.stream()
                .map(event -> event.data().text("action", "action").orElseThrow())
                .toList();
    }

    static RemediationFile file(String actions) {
        var list = words(actions).stream()
                .map(name -> new Action(name, name, "", "of " + name))
                .toList();
        return new RemediationFile.Readable(
                new Remediation("test", List.of(new ProblemRemedy("slow", Optional.of(list)))));
    }

    static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
