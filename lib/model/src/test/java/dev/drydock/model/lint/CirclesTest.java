package dev.drydock.model.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class CirclesTest {
    @Test
    void shouldWarnWhenSequencesStartEachOtherAsLongAsTheyPass() {
        // Given
        var files = Given.stages(
                "{name: qa, sequences: [{name: a, triggeredOn: [{event: prod.b.finished}], tasks: [{name: evaluation}]}]}",
                "{name: prod, sequences: [{name: b, triggeredOn: [{event: qa.a.finished}], tasks: [{name: evaluation}]},"
                        + " {name: c, triggeredOn: [{event: qa.a.finished}], tasks: [{name: evaluation}]}]}");

        // When
        var lines = files.lines();

        // Then
        assertThat(lines)
                .containsExactly(
                        "main:shipyard.yaml:6:64: warning: these sequences start each other without end, as long as"
                                + " they pass: prod.b → qa.a → prod.b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | get-action | warning: this sequence starts itself again whenever it passes",
                "', selector: {match: {result: warning}}' | evaluation | warning: this sequence starts itself again whenever it passes",
                "', selector: {match: {result: fail}}' | evaluation | note: this sequence starts itself again whenever it fails",
                "', selector: {match: {evaluation.result: fail}}' | get-action | none",
                "', selector: {match: {}}' | evaluation | warning: an empty match never fires"
            })
    void shouldJudgeByTheResultWhenASequenceStartsItself(String selector, String task, String expected) {
        // Given
        var files = Given.stages("{name: qa, sequences: [{name: a, triggeredOn: [{event: qa.a.finished" + selector
                + "}], tasks: [{name: " + task + "}, {name: evaluation}]}]}");

        // When
        var lines = files.lines();

        // Then
        if (expected.equals("none")) {
            assertThat(lines).isEmpty();
        } else {
            assertThat(lines).singleElement().asString().contains(expected);
        }
    }

    @Test
    void shouldBeFastWhenSequencesAreMany() {
        // Given
        var ring = sequences(2000, i -> (i + 1) % 2000);
        var chain = sequences(2000, i -> i + 1);

        // When
        var ofRing = Given.stages(ring).lines();
        var ofChain = Given.stages(chain).lines();

        // Then
        assertThat(ofRing).singleElement().asString().contains("without end");
        assertThat(ofChain).singleElement().asString().contains("no sequence ends with 'qa.s2000.finished'");
    }

    private static String sequences(int many, IntUnaryOperator after) {
        return "{name: qa, sequences: ["
                + IntStream.range(0, many)
                        .mapToObj(
                                i -> "{name: s%d, triggeredOn: [{event: qa.s%d.finished}], tasks: [{name: evaluation}]}"
                                        .formatted(i, after.applyAsInt(i)))
                        .collect(Collectors.joining(", "))
                + "]}";
    }
}
