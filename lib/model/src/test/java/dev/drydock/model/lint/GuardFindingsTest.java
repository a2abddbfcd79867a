package dev.drydock.model.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardFindingsTest {
    private static final String HEALING =
            "{name: qa, sequences: [{name: remediation, tasks: [{name: get-action}, {name: action}]}]}";
    private static final String MEASURING =
            "{name: qa, sequences: [{name: remediation, tasks: [{name: get-action}, {name: action}, {name: evaluation}]}]}";
    private static final String JOBS = """
            apiVersion: v2
            actions:
              - name: scale
                events:
                  - name: sh.keptn.event.action.triggered
                    jsonpath: {property: $.data.action.action, match: scaling}
                tasks: [{name: scale, image: alpine}]
            """;

    @Test
    void shouldFindNothingWhenAllFits() {
        // Given
        var files = healed(
                        MEASURING, "ineffective: {runs: 2, within: 1d}, budget: [2/1h]", "{action: scaling, value: 2}")
                .project("guards.yaml", guards("""
                          guards: {budget: [20/1h]}
                          stages: [{name: qa, guards: {budget: [10/1h]}}]
                          actions: [{action: scaling, guards: {budget: 10/1d}}]
                        """));

        // Then
        assertThat(files.lines()).isEmpty();
    }

    @Test
    void shouldWarnWhenAStageOrActionIsNotThere() {
        // Given
        var files = healed(MEASURING, "", "{action: scaling, value: 2}").project("guards.yaml", guards("""
                  stages: [{name: qa, guards: {shadow: true}}, {name: aq, guards: {shadow: true}}]
                  actions: [{action: scalin, guards: {shadow: true}}]
                """));

        // Then
        assertThat(files.lines())
                .containsExactly(
                        "main:guards.yaml:4:55: warning: these guards hold nothing: the shipyard has no stage 'aq', did you mean 'qa'?",
                        "main:guards.yaml:5:22: warning: these guards hold nothing: no remediation.yaml has the action 'scalin', did you mean 'scaling'?");
    }

    @Test
    void shouldSayNothingAboutActionsWhenStagesAreNotAtHand() {
        // Given
        var files = Given.stages(HEALING).project("guards.yaml", guards("""
                  actions: [{action: scale, guards: {shadow: true}}]
                """));

        // Then
        assertThat(files.lines()).noneMatch(line -> line.contains("guards.yaml"));
    }

    @Test
    void shouldWarnWhenNobodyHandlesAnUndo() {
        // Given
        var files = healed(MEASURING, "", "{action: rollback}");

        // Then
        assertThat(files.lines())
                .singleElement()
                .asString()
                .contains("qa:shop/remediation.yaml:10:26: warning: no job handles the action 'rollback'");
    }

    @Test
    void shouldWarnWhenNobodyMeasuresWhatMemoryAndUndoWaitFor() {
        // Given
        var files = healed(HEALING, "ineffective: {runs: 2, within: 1d}", "{action: scaling, when: [worse]}");

        // Then
        assertThat(files.lines())
                .containsExactly(
                        "qa:shop/remediation.yaml:9:33: warning: this memory never learns anything: no sequence with get-action in stage 'qa' has the task 'evaluation'",
                        "qa:shop/remediation.yaml:10:41: warning: this undo is never done: no sequence with get-action in stage 'qa' has the task 'evaluation', so no score gets worse");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "guards: {budget: 7/24h}",
                "stages: [{name: qa, guards: {budget: [7/1h]}}]",
                "actions: [{action: scaling, guards: {budget: [9/2h]}}]"
            })
    void shouldWarnWhenABudgetIsNeverSpent(String wider) {
        // Given
        var files = healed(MEASURING, "budget: [1/1m, 10/1h]", "{action: scaling, value: 2}")
                .project("guards.yaml", guards("  " + wider + "\n"));

        // Then
        assertThat(files.lines())
                .singleElement()
                .asString()
                .contains("qa:shop/remediation.yaml:9:35: warning: the budget 10/1h is never spent: that of the ")
                .contains("(guards.yaml:4:");
    }

    @Test
    void shouldWarnWhenTheFileIsOnTheBranchOfAStage() {
        // Given
        var files = healed(MEASURING, "", "{action: scaling, value: 2}").stage("qa", "guards.yaml", guards("  x: 1\n"));

        // Then
        assertThat(files.lines())
                .containsExactly(
                        "qa:guards.yaml:1:1: warning: nothing reads this file: guards.yaml counts only on the default branch");
    }

    @Test
    void shouldLeaveTestsOfRemediationsAlone() {
        // Given
        var files = healed(MEASURING, "", "{action: scaling, value: 2}").project("remediation-test.yaml", "spec: {}\n");

        // Then
        assertThat(files.lines()).isEmpty();
        assertThat(FileKind.likeName("remediation-test.yaml")).isEmpty();
        assertThat(FileKind.likeName("remediation-old.yaml")).contains(FileKind.REMEDIATION);
    }

    @Test
    void shouldReportWhatIsWrongWithTheFileItself() {
        // Given
        var files = Given.stages(HEALING).project("guards.yaml", guards("  guards: {risk: none}\n"));

        // Then
        assertThat(files.lines())
                .contains("main:guards.yaml:4:18: error: expected low, medium or high, but found 'none'");
    }

    private static String guards(String spec) {
        return "apiVersion: drydock.dev/v1\nkind: Guards\nspec:\n" + spec.indent(0);
    }

    private static Given healed(String stage, String guards, String undo) {
        return Given.stages(stage)
                .stage("qa", "shop/job/config.yaml", JOBS)
                .stage("qa", "shop/remediation.yaml", """
                        apiVersion: spec.keptn.sh/0.1.4
                        kind: Remediation
                        spec:
                          remediations:
                            - problemType: slow
                              actionsOnOpen:
                                - action: scaling
                                  value: "1"
                                  guards: {%s}
                                  undo: %s
                        """.formatted(guards, undo));
    }
}
