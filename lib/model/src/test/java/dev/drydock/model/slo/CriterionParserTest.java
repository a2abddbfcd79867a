package dev.drydock.model.slo;

import static dev.drydock.model.slo.Criterion.Direction.DECREASE;
import static dev.drydock.model.slo.Criterion.Direction.INCREASE;
import static dev.drydock.model.slo.Operator.EQUAL;
import static dev.drydock.model.slo.Operator.GREATER;
import static dev.drydock.model.slo.Operator.GREATER_OR_EQUAL;
import static dev.drydock.model.slo.Operator.LESS;
import static dev.drydock.model.slo.Operator.LESS_OR_EQUAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.model.slo.Criterion.Direction;
import dev.drydock.model.slo.Criterion.Relative;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriterionParserTest {
    static Stream<Arguments> criteria() {
        return Stream.of(
                Arguments.of("<10", absolute(LESS, 10)),
                Arguments.of("<=10", absolute(LESS_OR_EQUAL, 10)),
                Arguments.of(">-10%", new Criterion(GREATER, percent(DECREASE), 10)),
                Arguments.of("<+10%", new Criterion(LESS, percent(INCREASE), 10)),
                Arguments.of("<=+10", new Criterion(LESS_OR_EQUAL, amount(INCREASE), 10)),
                Arguments.of(">=-10", new Criterion(GREATER_OR_EQUAL, amount(DECREASE), 10)),
                Arguments.of("<=10%", new Criterion(LESS_OR_EQUAL, percent(INCREASE), 10)),
                Arguments.of("=0", absolute(EQUAL, 0)),
                Arguments.of("<=+-5%", new Criterion(LESS_OR_EQUAL, percent(INCREASE), -5)),
                Arguments.of(" < = + 1 0 % ", new Criterion(LESS_OR_EQUAL, percent(INCREASE), 10)),
                Arguments.of(">1e3", absolute(GREATER, 1000)),
                Arguments.of(">.5", absolute(GREATER, 0.5)),
                Arguments.of(">5.", absolute(GREATER, 5)),
                Arguments.of(">1_000", absolute(GREATER, 1000)),
                Arguments.of("<Inf", absolute(LESS, Double.POSITIVE_INFINITY)),
                Arguments.of("<NaN", absolute(LESS, Double.NaN)));
    }

    @ParameterizedTest
    @MethodSource("criteria")
    void shouldReadWhenCriterionFollowsTheGrammar(String text, Criterion expected) {
        // When
        var criterion = CriterionParser.parse(text);

        // Then
        assertThat(criterion).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "==5", "=<5", "=>5", "<>5", "!=5", "10", "<", "<%", "<+", "<-%", "<5%%", "<5ms", "<0x10", "<1__0",
                "<1e999", "<.", "foo", "<\t5", "<５"
            })
    void shouldBeEmptyWhenTextIsNoCriterion(String text) {
        // When
        var criterion = CriterionParser.parse(text);

        // Then
        assertThat(criterion).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "<600, 650, 600",
        "<=+10%, 650, 715",
        "<=+10%, 5, 5.5",
        "<=+10%, 0, 0",
        "<=+5, 100, 105",
        ">=-5, 100, 95",
        ">=-80%, 100, 20",
        "<=+-5%, 100, 95"
    })
    void shouldComputeTheTargetWhenBaselineIsKnown(String text, double baseline, double expected) {
        // Given
        var criterion = CriterionParser.parse(text).orElseThrow();

        // When
        var target = criterion.target(baseline);

        // Then
        assertThat(target).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "<5, 4.9, true",
        "<5, 5, false",
        "<=5, 5, true",
        "=5, 5, true",
        "=5, 5.1, false",
        ">=5, 5, true",
        ">5, 5, false",
        "<NaN, 5, false"
    })
    void shouldCompareWhenValueIsMeasured(String text, double value, boolean expected) {
        // Given
        var criterion = CriterionParser.parse(text).orElseThrow();

        // When
        var met = criterion.isMetBy(value, criterion.target(0));

        // Then
        assertThat(met).isEqualTo(expected);
    }

    private static Criterion absolute(Operator operator, double number) {
        return new Criterion(operator, Optional.empty(), number);
    }

    private static Optional<Relative> percent(Direction direction) {
        return Optional.of(new Relative(direction, true));
    }

    private static Optional<Relative> amount(Direction direction) {
        return Optional.of(new Relative(direction, false));
    }
}
