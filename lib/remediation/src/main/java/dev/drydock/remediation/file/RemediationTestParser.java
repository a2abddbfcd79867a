package dev.drydock.remediation.file;

import dev.drydock.events.Problem;
import dev.drydock.events.Scope;
import dev.drydock.model.Parsed;
import dev.drydock.model.yaml.UniqueNames;
import dev.drydock.model.yaml.YamlFile;
import dev.drydock.model.yaml.YamlObject;
import dev.drydock.model.yaml.YamlValue;
import dev.drydock.remediation.domain.simulation.Circumstances;
import dev.drydock.remediation.domain.simulation.RemediationTests;
import dev.drydock.remediation.domain.simulation.RemediationTests.Case;
import dev.drydock.remediation.domain.simulation.RemediationTests.GivenProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the test file of {@code drydock test-remediation}. */
public final class RemediationTestParser {
    private static final String API_VERSION = "drydock.dev/v1";
    private static final String KIND = "RemediationTest";
    private static final String[] OF_A_PROBLEM = {
        "title", "rootCause", "after", "before", "results", "scores", "values", "goneAfter", "expect"
    };

    private RemediationTestParser() {}

    /**
     * Reads tests.
     *
     * @param file the name problems are reported under
     */
    public static Parsed<RemediationTests> parse(String file, String text) {
        return YamlFile.read(file, text, RemediationTestParser::tests);
    }

    /**
     * Reads circumstances alone, with the keys that a case of a test has for them.
     *
     * @param file the name problems are reported under
     * @param now the beginning, if the file does not say
     */
    public static Parsed<Circumstances> circumstances(String file, String text, Scope scope, Instant now) {
        return YamlFile.read(file, text, root -> CircumstancesReader.alone(root, scope, now));
    }

    private static RemediationTests tests(YamlValue root) {
        var file = root.object("remediation test", "apiVersion", "kind", "metadata", "spec");
        expect(file, "apiVersion", API_VERSION);
        expect(file, "kind", KIND);
        var spec = file.required("spec").object("spec", "project", "stage", "service", "files", "cases");
        var scope = new Scope(
                Values.name(spec.get("project"), "project"),
                spec.requiredText("stage").isBlank() ? "stage" : spec.requiredText("stage"),
                spec.requiredText("service").isBlank() ? "service" : spec.requiredText("service"));
        return new RemediationTests(scope, spec.get("files").text().orElse(""), cases(spec, scope));
    }

    private static void expect(YamlObject file, String key, String expected) {
        var value = file.required(key, expected);
        value.text()
                .filter(text -> !text.equals(expected))
                .ifPresent(text -> value.error("expected '%s', but found '%s'", expected, text));
    }

    private static List<Case> cases(YamlObject spec, Scope scope) {
        var names = new UniqueNames("case");
        var cases = new ArrayList<Case>();
        for (var item : spec.required("cases")
                .objects("case", CircumstancesReader.with("name", "problem", "problems", "expect"))) {
            var name = item.requiredText("name");
            names.add(item.get("name"), name);
            cases.add(new Case(
                    name,
                    CircumstancesReader.read(item, scope, CircumstancesReader.USUAL_BEGIN),
                    problems(item),
                    item.here().shownPlace()));
        }
        return cases;
    }

    private static List<GivenProblem> problems(YamlObject one) {
        if (one.has("problem") == one.has("problems")) {
            one.here().error("expected a 'problem', or several 'problems', for this case");
            return List.of();
        }
        if (one.has("problem")) {
            var problem = one.required("problem").object("problem", OF_A_PROBLEM);
            if (one.has("expect") && problem.has("expect")) {
                problem.get("expect").error("what is expected is said twice, keep one of them");
            }
            return List.of(problem(problem, one.has("expect") ? one.get("expect") : problem.get("expect")));
        }
        if (one.has("expect")) {
            one.get("expect").error("with several problems, each has its own 'expect'");
        }
        return one.required("problems").objects("problem", OF_A_PROBLEM).stream()
                .map(problem -> problem(problem, problem.get("expect")))
                .toList();
    }

    private static GivenProblem problem(YamlObject problem, YamlValue expect) {
        var title = problem.get("title").text();
        var rootCause = problem.get("rootCause").text();
        if (title.isEmpty() && rootCause.isEmpty()) {
            problem.here().error("this problem has no name, give it 'title', 'rootCause' or both");
        }
        var goneAfter = problem.get("goneAfter");
        return new GivenProblem(
                new Problem(title, rootCause, Optional.empty(), Optional.empty()),
                Values.duration(problem.get("after"), Duration.ZERO),
                Values.score(problem.get("before")),
                MeasurementsReader.read(problem),
                goneAfter.isAbsent() ? Optional.empty() : Optional.of(Values.duration(goneAfter, Duration.ZERO)),
                ExpectedReader.read(expect));
    }
}
