package dev.drydock.model.remediation;

import dev.drydock.model.Parsed;
import dev.drydock.model.yaml.UniqueNames;
import dev.drydock.model.yaml.YamlFile;
import dev.drydock.model.yaml.YamlObject;
import dev.drydock.model.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code remediation.yaml} with either of its headers (reference 6.1). */
public final class RemediationParser {
    private static final String API_VERSION = "spec.keptn.sh/0.1.4";
    private static final String VERSION = "0.2.0";

    private RemediationParser() {}

    /**
     * Reads a remediation file.
     *
     * @param file the name problems are reported under
     */
    public static Parsed<Remediation> parse(String file, String text) {
        return YamlFile.read(file, text, RemediationParser::remediation);
    }

    private static Remediation remediation(YamlValue root) {
        var file = root.object("remediation file", "apiVersion", "version", "kind", "metadata", "spec");
        checkHeader(file);
        var name = file.get("metadata")
                .object("metadata", "name")
                .get("name")
                .text()
                .orElse("");
        var spec = file.required("spec").object("spec", "remediations", "guards");
        return new Remediation(name, remedies(spec), GuardsReader.read(spec.get("guards"), GuardsReader.Level.SERVICE));
    }

    private static void checkHeader(YamlObject file) {
        var apiVersion = file.get("apiVersion");
        var version = file.get("version");
        if (apiVersion.isAbsent() && version.isAbsent()) {
            file.here()
                    .error("missing key 'apiVersion' in this remediation file, expected 'apiVersion: %s'", API_VERSION);
        }
        expect(API_VERSION, apiVersion);
        expect(VERSION, version);
        file.get("kind")
                .text()
                .filter(kind -> !kind.equals("Remediation"))
                .ifPresent(kind -> file.get("kind").warning("expected 'kind: Remediation', but found '%s'", kind));
    }

    private static void expect(String expected, YamlValue version) {
        version.text()
                .filter(text -> !text.equals(expected))
                .ifPresent(text -> version.error("expected '%s', but found '%s'", expected, text));
    }

    private static List<ProblemRemedy> remedies(YamlObject spec) {
        var items = spec.get("remediations").objects("remediation", "problemType", "actionsOnOpen");
        if (items.isEmpty()) {
            spec.get("remediations").warning("there are no remediations, every problem will go unanswered");
        }
        var types = new UniqueNames("problemType");
        var remedies = new ArrayList<ProblemRemedy>();
        for (var remedy : items) {
            var type = problemType(remedy.get("problemType"));
            types.addDoubtful(remedy.get("problemType"), type, "only the first one is used");
            remedies.add(new ProblemRemedy(type, actions(remedy.get("actionsOnOpen"))));
        }
        return remedies;
    }

    private static String problemType(YamlValue place) {
        var type = place.text().orElse("");
        if (type.isBlank()) {
            place.warning("this remediation has no problemType, it answers problems without a root cause");
        }
        return type;
    }

    private static Optional<List<Action>> actions(YamlValue list) {
        if (list.isAbsent()) {
            list.warning("this remediation has no actionsOnOpen, the search goes on as if it were not there");
            return Optional.empty();
        }
        return Optional.of(list.objects("action", "name", "action", "description", "value", "guards", "undo").stream()
                .map(RemediationParser::action)
                .toList());
    }

    private static Action action(YamlObject action) {
        var name = action.requiredText("action");
        var value = action.get("value").json();
        return new Action(
                action.get("name").text().orElse(""),
                name,
                action.get("description").text().orElse(""),
                value,
                GuardsReader.read(action.get("guards"), GuardsReader.Level.ACTION),
                UndoReader.read(action.get("undo"), name, value),
                action.here().shownPlace());
    }
}
