package dev.drydock.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table that reads well as text too: the first column to the left, the others to the right. */
public final class MarkdownTable {
    private final List<List<String>> rows = new ArrayList<>();

    public MarkdownTable(List<String> header) {
        rows.add(List.copyOf(header));
    }

    /** @throws IllegalArgumentException when it has not as many cells as the header */
    public MarkdownTable row(List<String> cells) {
        if (cells.size() != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    "Expected %d cells, but got %s".formatted(rows.get(0).size(), cells));
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    public MarkdownTable row(String... cells) {
        return row(List.of(cells));
    }

    @Override
    public String toString() {
        var widths = new ArrayList<Integer>();
        for (var column = 0; column < rows.get(0).size(); column++) {
            var at = column;
            widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        var lines = new ArrayList<String>();
        rows.forEach(row -> lines.add(line(row, widths)));
        lines.add(1, rule(widths));
        return String.join("\n", lines) + "\n";
    }

    private static String line(List<String> cells, List<Integer> widths) {
        var line = new StringBuilder("|");
        for (var column = 0; column < cells.size(); column++) {
            var padding = " ".repeat(widths.get(column) - cells.get(column).length());
            line.append(' ')
                    .append(column == 0 ? cells.get(column) + padding : padding + cells.get(column))
                    .append(" |");
        }
        return line.toString();
    }

    private static String rule(List<Integer> widths) {
        return "|" + "-".repeat(widths.get(0) + 2) + "|"
                + widths.stream()
                        .skip(1)
                        .map(width -> "-".repeat(width + 1) + ":|")
                        .collect(Collectors.joining());
    }
}
