package dev.drydock.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Columns under upper-case headings, as wide as their widest cell. An empty cell shows a dash, so that columns can be cut by number. */
public final class Table<T> {
    private static final String GAP = "   ";

    private record Column<T>(String heading, Function<T, String> cell, UnaryOperator<String> paint) {}

    private final List<Column<T>> columns = new ArrayList<>();

    public Table<T> column(String heading, Function<T, String> cell) {
        return column(heading, cell, UnaryOperator.identity());
    }

    /** {@code paint} may add colour after the cell was padded. */
    public Table<T> column(String heading, Function<T, String> cell, UnaryOperator<String> paint) {
        columns.add(new Column<>(heading, cell, paint));
        return this;
    }

    public List<String> render(List<T> rows) {
        var lines = new ArrayList<StringBuilder>();
        for (var i = 0; i <= rows.size(); i++) {
            lines.add(new StringBuilder());
        }
        for (var column : columns) {
            append(column, rows, lines, column == columns.get(columns.size() - 1));
        }
        return lines.stream().map(line -> line.toString().stripTrailing()).toList();
    }

    private static <T> void append(Column<T> column, List<T> rows, List<StringBuilder> lines, boolean last) {
        var cells = rows.stream().map(row -> shown(column.cell().apply(row))).toList();
        var width = Math.max(
                column.heading().length(),
                cells.stream().mapToInt(String::length).max().orElse(0));
        lines.get(0).append(last ? column.heading() : pad(column.heading(), width) + GAP);
        for (var i = 0; i < cells.size(); i++) {
            var cell = last ? cells.get(i) : pad(cells.get(i), width);
            lines.get(i + 1).append(column.paint().apply(cell)).append(last ? "" : GAP);
        }
    }

    public static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String shown(String cell) {
        return cell == null || cell.isBlank() ? "-" : cell.strip().replace('\n', ' ');
    }
}
