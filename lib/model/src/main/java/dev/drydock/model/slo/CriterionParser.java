package dev.drydock.model.slo;

import dev.drydock.model.slo.Criterion.Direction;
import dev.drydock.model.slo.Criterion.Relative;
import java.util.Arrays;
import java.util.Optional;

/** The grammar of criteria (reference 7.2): operator, optional sign, number, optional {@code %}; blanks do not count. */
public final class CriterionParser {
    private CriterionParser() {}

    /** Reads a criterion; empty when the text is none. */
    public static Optional<Criterion> parse(String text) {
        var written = text.replace(" ", "");
        return operatorOf(written)
                .flatMap(operator ->
                        parse(operator, written.substring(operator.symbol().length())));
    }

    /** Says what is wrong with a text that is no criterion, and what to write instead. */
    static String explain(String text) {
        var written = text.replace(" ", "");
        if (written.startsWith("==")) {
            return "criterion '%s': write '=' instead of '=='".formatted(text);
        }
        if (written.startsWith("=<") || written.startsWith("=>")) {
            return "criterion '%s': write '%s=' instead of '=%s'".formatted(text, written.charAt(1), written.charAt(1));
        }
        if (operatorOf(written).isEmpty()) {
            return "criterion '%s' must begin with one of <, <=, =, >=, >".formatted(text);
        }
        return ("criterion '%s' is not understood, expected an operator, a sign for a change against earlier results,"
                        + " a number, and %% for a relative change, as in <600, <=+10%% or >=-5")
                .formatted(text);
    }

    private static Optional<Operator> operatorOf(String written) {
        return Arrays.stream(Operator.values())
                .filter(operator -> written.startsWith(operator.symbol()))
                .findFirst();
    }

    private static Optional<Criterion> parse(Operator operator, String rest) {
        var signed = rest.startsWith("+") || rest.startsWith("-");
        var percent = rest.endsWith("%");
        var direction = rest.startsWith("-") ? Direction.DECREASE : Direction.INCREASE;
        var digits = rest.substring(signed ? 1 : 0, Math.max(signed ? 1 : 0, rest.length() - (percent ? 1 : 0)));
        Optional<Relative> relative =
                signed || percent ? Optional.of(new Relative(direction, percent)) : Optional.empty();
        return GoNumber.parse(digits).stream()
                .mapToObj(number -> new Criterion(operator, relative, number))
                .findFirst();
    }
}
