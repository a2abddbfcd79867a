package dev.drydock.evaluation;

import dev.drydock.events.EventId;
import dev.drydock.events.Result;
import dev.drydock.model.slo.Slo;
import dev.drydock.model.slo.SloParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads {@code evaluations.txt}. */
final class EvaluationTable {
    private static final Pattern OBJECTIVE = Pattern.compile("(\\w+)(?:\\*(\\d+))?(!)?([^~]*)(?:~(.*))?");
    private static final int COLUMNS = 11;

    private EvaluationTable() {}

    record Row(
            String id,
            String objectives,
            String values,
            String earlier,
            String comparison,
            String total,
            String outcomes,
            String targets,
            String compared,
            double score,
            String result) {
        Slo slo() {
            return SloParser.parse("slo.yaml", sloText()).value().orElseThrow();
        }

        List<SliValue> sliValues() {
            return EvaluationTable.values(values);
        }

        List<EarlierEvaluation> earlierEvaluations() {
            var texts = split(earlier, "/");
            return IntStream.range(0, texts.size())
                    .mapToObj(place -> past(place, texts.get(place)))
                    .collect(Collectors.collectingAndThen(
                            Collectors.toList(), past -> Baseline.choose(slo().comparison(), past)));
        }

        private String sloText() {
            var totals = total.split("/");
            return comparisonText()
                    + "objectives:" + (objectives.isEmpty() ? " []" : "") + "\n"
                    + split(objectives, ";").stream()
                            .map(EvaluationTable::objective)
                            .collect(Collectors.joining())
                    + "total_score:\n"
                    + (totals[0].equals("-") ? "" : "  pass: \"" + totals[0] + "%\"\n")
                    + (totals[1].equals("-") ? "" : "  warning: \"" + totals[1] + "%\"\n");
        }

        private String comparisonText() {
            var words = comparison.split(" ");
            return words.length == 1
                    ? ""
                    : ("comparison:\n  compare_with: %s_result%s\n  number_of_comparison_results: %s\n"
                                    + "  aggregate_function: %s\n  include_result_with_score: %s\n")
                            .formatted(words[0], words[0].equals("several") ? "s" : "", words[1], words[2], words[3]);
        }

        @Override
        public String toString() {
            return id + " " + objectives + " with " + values;
        }
    }

    private static PastEvaluation past(int place, String text) {
        var parts = text.split("@");
        var mark = parts.length > 1 ? parts[1].strip() : "pass";
        var invalidated = mark.equals("void");
        return new PastEvaluation(
                new EventId("finished-" + place),
                invalidated ? Result.PASS : Result.valueOf(mark.toUpperCase(Locale.ROOT)),
                invalidated,
                values(parts[0]));
    }

    static Stream<Row> rows() {
        return lines().map(line -> line.split("\\|", -1)).map(cells -> {
            if (cells.length != COLUMNS) {
                throw new IllegalArgumentException("not " + COLUMNS + " columns: " + String.join("|", cells));
            }
            var cell = Arrays.stream(cells).map(String::strip).toList();
            return new Row(
                    cell.get(0),
                    cell.get(1),
                    cell.get(2),
                    cell.get(3),
                    cell.get(4),
                    cell.get(5),
                    cell.get(6),
                    cell.get(7),
                    cell.get(8),
                    Double.parseDouble(cell.get(9)),
                    cell.get(10));
        });
    }

    private static Stream<String> lines() {
        try (var file = EvaluationTable.class.getResourceAsStream("/evaluations.txt")) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SliValue> values(String text) {
        return split(text, " ").stream()
                .map(pair -> pair.split("="))
                .map(pair -> pair[1].equals("x")
                        ? SliValue.missing(pair[0], "the query 'up' found no data")
                        : SliValue.measured(pair[0], Double.parseDouble(pair[1])))
                .toList();
    }

    private static String objective(String text) {
        var parts = OBJECTIVE.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        return "- sli: \"" + parts.group(1) + "\"\n"
                + (parts.group(2) == null ? "" : "  weight: " + parts.group(2) + "\n")
                + (parts.group(3) == null ? "" : "  key_sli: true\n")
                + criteria("pass", parts.group(4))
                + criteria("warning", parts.group(5));
    }

    private static String criteria(String name, String text) {
        if (text == null || text.isBlank()) {
            return "";
        }
        return "  " + name + ":\n"
                + split(text, " or ").stream()
                        .map(group -> "  - criteria: ["
                                + split(group.equals("[]") ? "" : group, " and ").stream()
                                        .map(criterion -> '"' + criterion + '"')
                                        .collect(Collectors.joining(", "))
                                + "]\n")
                        .collect(Collectors.joining());
    }

    private static List<String> split(String text, String separator) {
        return Arrays.stream(text.split(Pattern.quote(separator)))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
