package dev.drydock.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drydock.cli.Terminal;
import java.util.List;
import java.util.function.Function;

/** Prints results in the format that was asked for. Programs get nothing but the document. */
public final class Printer {
    private final Terminal terminal;
    private final OutputFormat format;
    private final boolean quiet;
    private final boolean oneByOne;

    /** {@code oneByOne} prints the documents of a list one after the other, as Keptn did, not as an array. */
    public Printer(Terminal terminal, OutputFormat format, boolean quiet, boolean oneByOne) {
        this.terminal = terminal;
        this.format = format;
        this.quiet = quiet;
        this.oneByOne = oneByOne;
    }

    public boolean isForPeople() {
        return format == OutputFormat.TABLE;
    }

    public Palette palette() {
        return new Palette(terminal.coloured());
    }

    /** {@code whenEmpty} tells a person why there is nothing and what to do. */
    public <T> void rows(List<T> rows, Table<T> table, Function<T, JsonNode> json, String whenEmpty) {
        if (!isForPeople() && oneByOne) {
            rows.forEach(row -> document(json.apply(row)));
        } else if (!isForPeople()) {
            var array = JsonNodeFactory.instance.arrayNode();
            rows.forEach(row -> array.add(json.apply(row)));
            document(array);
        } else if (rows.isEmpty()) {
            aside(whenEmpty);
        } else {
            table.render(rows).forEach(terminal.out()::println);
        }
    }

    /** The outcome of a command: a sentence for a person, a document for a program. */
    public void outcome(String sentence, JsonNode document) {
        if (isForPeople()) {
            terminal.out().println(sentence);
        } else {
            document(document);
        }
    }

    /** One of many documents that arrive over time: JSON on one line each, YAML each under its marker. */
    public void streamed(JsonNode document) {
        terminal.out()
                .println(
                        format == OutputFormat.YAML
                                ? "---\n" + Documents.yaml(document)
                                : Documents.jsonLine(document));
    }

    /** Worth knowing, not a result: never on standard output of a program's pipe. */
    public void aside(String text) {
        if (!quiet) {
            terminal.err().println(text);
        }
    }

    /** A line that Keptn's command began with, also before a document. */
    public void asKeptnSays(String line) {
        if (!quiet) {
            terminal.out().println(line);
        }
    }

    public void document(JsonNode document) {
        terminal.out().println(format == OutputFormat.YAML ? Documents.yaml(document) : Documents.json(document));
    }
}
