package dev.drydock.model.slo;

import dev.drydock.model.FileProblem;
import dev.drydock.model.Parsed;
import dev.drydock.model.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Reads {@code total_score}, whose mistakes only matter once there is something to score. */
final class TotalScoreReader {
    private final List<FileProblem> problems = new ArrayList<>();

    private TotalScoreReader() {}

    static Parsed<TotalScore> read(YamlValue block) {
        return new TotalScoreReader().totalScore(block);
    }

    private Parsed<TotalScore> totalScore(YamlValue block) {
        var score = block.lenientObject("total_score", "pass", "warning");
        var pass = percentage(score.get("pass"));
        var warning = percentage(score.get("warning"));
        if (pass.isEmpty() && problems.isEmpty()) {
            doubt(block, "total_score needs 'pass', such as \"90%\", or every evaluation is errored");
        }
        return problems.isEmpty()
                ? new Parsed.Valid<>(new TotalScore(pass.getAsDouble(), warning))
                : new Parsed.Invalid<>(problems);
    }

    private OptionalDouble percentage(YamlValue place) {
        var text = place.text().orElse("").replace(" ", "");
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        var number = GoNumber.parse(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
        if (number.isEmpty()) {
            doubt(place, "'%s' is no percentage such as \"90%%\", so every evaluation is errored".formatted(text));
        }
        return number;
    }

    private void doubt(YamlValue place, String message) {
        var problem = place.problemHere("%s", message);
        place.warning(problem);
        problems.add(problem);
    }
}
