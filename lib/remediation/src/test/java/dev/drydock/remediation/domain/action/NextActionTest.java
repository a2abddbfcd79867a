package dev.drydock.remediation.domain.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Payload;
import dev.drydock.events.Problem;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.model.remediation.Remediation;
import dev.drydock.model.remediation.RemediationParser;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextActionTest {
    private static final String REMEDIES = """
            - problemType: default
              actionsOnOpen:
                - {name: D, action: D, description: d, value: {foo: D}}
            - problemType: type1
              actionsOnOpen:
                - {name: A1, action: A1, description: a1, value: {foo: A1}}
                - {name: A2, action: A2, description: a2, value: {foo: A2}}
            - problemType: type2
              actionsOnOpen:
                - {name: B1, action: B1, description: b1, value: {foo: B1}}
                - {name: B2, action: B2, description: b2, value: {foo: B2}}
            - problemType: type1
              actionsOnOpen:
                - {name: SECOND, action: SECOND}
            - problemType: empty
              actionsOnOpen: []
            - problemType: listless
            """;

    @ParameterizedTest(name = "{0}: root cause {1}, title {2}, index {3} -> {4}")
    @CsvSource(nullValues = "-", textBlock = """
            RM1,  type1,    -,       0, A1
            RM2,  type1,    -,       1, A2
            RM3,  type2,    type1,   0, B1
            RM4,  -,        type1,   0, A1
            RM6,  -,        -,       0, D
            RM7,  unknown,  type2,   1, B2
            RM8,  unknown,  other,   0, D
            RM9,  TYPE1,    -,       0, D
            RM9b, ' type1', -,       0, D
            RM12, listless, type2,   0, B1
            RM12, listless, other,   0, D
            RM12, default,  type1,   0, D
            """)
    void shouldPickTheActionOfTheFirstListThatExists(
            String id, String rootCause, String title, int index, String action) {
        // When
        var next = NextAction.of(file(REMEDIES), problem(rootCause, title), index);

        // Then
        assertThat(next).isInstanceOfSatisfying(NextAction.Found.class, found -> {
            assertThat(found.action().action()).isEqualTo(action);
            assertThat(found.action().value()).isEqualTo(Map.of("foo", action));
        });
    }

    @ParameterizedTest(name = "{0}: root cause {1}, title {2}, index {3}")
    @CsvSource(nullValues = "-", textBlock = """
            RM10, type1, -,     2, 2
            RM10, type1, type2, 9, 9
            RM11, empty, type1, 0, 0
            RM11, empty, -,     0, 0
            """)
    void shouldBeExhaustedWithoutFallingBackWhenTheListIsUsedUp(
            String id, String rootCause, String title, int index, String named) {
        // When
        var answer = ActionAnswer.of(NextAction.of(file(REMEDIES), problem(rootCause, title), index));

        // Then
        assertThat(answer.result()).isEqualTo(Result.FAIL);
        assertThat(answer.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(answer.message()).contains(rootCause, "index " + named, "out of range");
    }

    @Test
    void shouldNameWhatWasTriedWhenExhausted() {
        // When
        var next = NextAction.of(file(REMEDIES), problem("type1", null), 2);

        // Then
        assertThat(next)
                .isInstanceOfSatisfying(
                        NextAction.Exhausted.class,
                        exhausted -> assertThat(exhausted.tried())
                                .extracting(action -> action.action())
                                .containsExactly("A1", "A2"));
    }

    @ParameterizedTest(name = "RM5: root cause {0}, title {1}")
    @CsvSource(nullValues = "-", textBlock = """
            -,     -,     default
            -,     other, other
            cause, other, cause
            """)
    void shouldFindNothingWhenThereIsNoDefault(String rootCause, String title, String named) {
        // Given
        var file = file("- {problemType: type1, actionsOnOpen: [{action: A1}]}");

        // When
        var answer = ActionAnswer.of(NextAction.of(file, problem(rootCause, title), 0));

        // Then
        assertThat(answer.result()).isEqualTo(Result.FAIL);
        assertThat(answer.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(answer.message()).contains("unable to find", "'" + named + "'", "'type1'");
    }

    @Test
    void shouldMatchAnEmptyProblemTypeWhenThereIsNoRootCause() {
        // Given
        var file = file(
                "[{problemType: type1, actionsOnOpen: [{action: A1}]}, {problemType: '', actionsOnOpen: [{action: E}]}]");

        // When
        var next = NextAction.of(file, problem(null, "type1"), 0);

        // Then
        assertThat(next)
                .isInstanceOfSatisfying(
                        NextAction.Found.class,
                        found -> assertThat(found.action().action()).isEqualTo("E"));
    }

    @Test
    void shouldKeepTheTypeOfTheValueAsTheFileHasIt() {
        // Given
        var file = file("""
                - problemType: default
                  actionsOnOpen:
                    - {action: a, value: "2"}
                    - {action: a, value: 2}
                    - {action: a, value: off}
                    - {action: a, value: "off"}
                    - {action: a, value: {increment: +1}}
                    - {action: a, value: [1, two]}
                    - {action: a}
                """);

        // When
        var values =
                List.of(value(file, 0), value(file, 1), value(file, 2), value(file, 3), value(file, 4), value(file, 5));

        // Then
        assertThat(values)
                .containsExactly(
                        "2", number(values.get(1), 2), false, "off", Map.of("increment", 1), List.of(1, "two"));
        assertThat(block(file, 6)).containsEntry("value", null);
    }

    @Test
    void shouldAnswerWithAPassAndTheNextIndexWhateverCameIn() {
        // When
        var answer = ActionAnswer.of(NextAction.of(file(REMEDIES), problem("type1", null), 1));

        // Then
        assertThat(answer.result()).isEqualTo(Result.PASS);
        assertThat(answer.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(answer.outcome().values())
                .isEqualTo(Map.of(
                        "action",
                        Map.of("name", "A2", "action", "A2", "description", "a2", "value", Map.of("foo", "A2")),
                        "get-action",
                        Map.of("actionIndex", 2, "actionCount", 2)));
        assertThat(answer.message()).isEqualTo("action 2 of 2: A2");
    }

    private static Object number(Object value, int expected) {
        assertThat(new BigInteger(value.toString())).isEqualTo(expected);
        return value;
    }

    private static Object value(Remediation file, int index) {
        return block(file, index).get("value");
    }

    private static Map<String, Object> block(Remediation file, int index) {
        var answer = ActionAnswer.of(NextAction.of(file, ActionRequest.NAMELESS, index));
        return answer.outcome().object("action").orElse(Payload.EMPTY).values();
    }

    private static Problem problem(String rootCause, String title) {
        return new Problem(
                Optional.ofNullable(title), Optional.ofNullable(rootCause), Optional.empty(), Optional.empty());
    }

    static Remediation file(String remedies) {
        var text =
                "apiVersion: spec.keptn.sh/0.1.4\nkind: Remediation\nmetadata: {name: test}\nspec:\n  remediations:\n"
                        + remedies.indent(4);
        var parsed = RemediationParser.parse("remediation.yaml", text);
        assertThat(parsed.problems()).isEmpty();
        return parsed.value().orElseThrow();
    }
}
