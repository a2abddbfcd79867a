package dev.drydock.model.slo;

import dev.drydock.model.Parsed;
import dev.drydock.model.yaml.UniqueNames;
import dev.drydock.model.yaml.YamlFile;
import dev.drydock.model.yaml.YamlObject;
import dev.drydock.model.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code slo.yaml} (reference 7.1 and 7.2). */
public final class SloParser {
    private SloParser() {}

    /**
     * Reads an SLO file. Unreadable criteria and total scores are warnings and stay in the value at their place, so that an
     * evaluation can give the answer they call for.
     *
     * @param file the name problems are reported under
     */
    public static Parsed<Slo> parse(String file, String text) {
        return YamlFile.read(file, text, SloParser::slo);
    }

    private static Slo slo(YamlValue root) {
        var file = root.lenientObject("SLO file", "spec_version", "comparison", "filter", "objectives", "total_score");
        file.get("spec_version").text();
        return new Slo(
                ComparisonReader.read(file.get("comparison")),
                file.get("filter").textEntries(),
                objectives(file.get("objectives")),
                TotalScoreReader.read(file.get("total_score")));
    }

    private static List<Objective> objectives(YamlValue list) {
        var slis = new UniqueNames("objective");
        var objectives = new ArrayList<Objective>();
        for (var item : list.items()) {
            if (!item.isAbsent()) {
                var objective =
                        item.lenientObject("objective", "sli", "displayName", "key_sli", "weight", "pass", "warning");
                slis.addDoubtful(
                        objective.get("sli"), objective.requiredText("sli"), "this one finds no value and fails");
                objectives.add(objective(objective));
            }
        }
        if (objectives.isEmpty()) {
            list.warning("there are no objectives, every evaluation will fail");
        }
        return objectives;
    }

    private static Objective objective(YamlObject objective) {
        return new Objective(
                objective.get("sli").text().orElse(""),
                objective.get("displayName").text().filter(name -> !name.isEmpty()),
                objective.get("key_sli").flag().orElse(false),
                weight(objective.get("weight")),
                groups(objective.get("pass")),
                groups(objective.get("warning")));
    }

    private static int weight(YamlValue place) {
        int weight = place.integer().orElse(0);
        if (weight < 0) {
            place.error("expected a weight of at least 1, but found %d", weight);
        }
        return weight == 0 ? 1 : weight;
    }

    private static List<CriteriaGroup> groups(YamlValue list) {
        return list.lenientObjects("criteria group", "criteria").stream()
                .map(group -> group.get("criteria"))
                .map(criteria -> new CriteriaGroup(
                        criteria.items().stream().map(SloParser::criterion).toList()))
                .toList();
    }

    private static StatedCriterion criterion(YamlValue place) {
        var text = place.text().orElse("");
        var criterion = CriterionParser.parse(text);
        if (criterion.isPresent()) {
            return new StatedCriterion(text, new Parsed.Valid<>(criterion.get()));
        }
        var problem = place.problemHere("%s", CriterionParser.explain(text));
        place.warning(problem);
        return new StatedCriterion(text, new Parsed.Invalid<>(List.of(problem)));
    }
}
