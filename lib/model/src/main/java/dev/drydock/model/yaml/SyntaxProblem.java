package dev.drydock.model.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says what a syntax error means to somebody who does not know the YAML grammar. */
final class SyntaxProblem {
    static final String TOO_MANY_VALUES =
            "the file has more than %d values, which no file of this kind needs".formatted(BoundedParser.MOST_VALUES);

    private SyntaxProblem() {}

    static String explain(MarkedYAMLException e) {
        var problem = oneLine(e.getProblem());
        if (problem.equals(TOO_MANY_VALUES)) {
            return problem;
        }
        if (problem.contains("TAB")) {
            return "a tab is not allowed here, use spaces";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "unexpected ':', quote the value if it contains ': ', or check the indentation";
        }
        if (problem.contains("expected <block end>")) {
            return "the indentation fits none of the lines above" + since(e);
        }
        if (problem.contains("could not find expected ':'")) {
            return "expected ':' after the key" + since(e);
        }
        if (problem.contains("cannot start any token")) {
            return problem + ", quote the value if it begins with a special character";
        }
        return "not readable as YAML: " + problem;
    }

    private static String since(MarkedYAMLException e) {
        var mark = e.getContextMark();
        return mark == null ? "" : " (they begin on line %d)".formatted(mark.getLine() + 1);
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "unexpected end" : text.strip();
    }
}
