package dev.drydock.cli.simulate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.cli.output.Table;
import dev.drydock.remediation.domain.action.NextAction;
import dev.drydock.remediation.domain.guard.Words;
import dev.drydock.remediation.domain.simulation.Replayed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What would be decided otherwise, for people and for programs. */
public final class BackTestReport {
    private BackTestReport() {}

    /** Whether something would be. */
    public static boolean differs(List<Replayed> all) {
        return all.stream().anyMatch(one -> !one.differences().isEmpty());
    }

    /** A line for each problem that would go otherwise or meet a guard, and the sum. */
    public static List<String> lines(List<Replayed> all) {
        var lines = new ArrayList<String>();
        var shown = all.stream()
                .filter(one -> !one.differences().isEmpty() || !guards(one).isEmpty())
                .toList();
        if (!shown.isEmpty()) {
            lines.addAll(new Table<Replayed>()
                    .column("OPENED", one -> Words.time(one.then().openedAt()))
                    .column("PROBLEM", one -> NextAction.nameOf(one.then().problem()))
                    .column("STAGE", one -> one.then().scope().stage())
                    .column("SERVICE", one -> one.then().scope().service())
                    .column("OTHERWISE", one -> String.join("; ", one.differences()))
                    .column("GUARDS", BackTestReport::guards)
                    .column("ID", one -> one.then().id())
                    .render(shown));
        }
        var different = all.stream().filter(one -> !one.differences().isEmpty()).count();
        var without = all.stream().filter(one -> one.now().isEmpty()).count();
        lines.add("%d of %d problems would go otherwise%s."
                .formatted(
                        different,
                        all.size() - without,
                        without == 0 ? "" : "; %d have no remediation.yaml here".formatted(without)));
        return lines;
    }

    private static String guards(Replayed one) {
        return one.now().stream()
                .flatMap(course -> Stream.concat(
                        course.done().held().stream().map(stopped -> "held: " + stopped),
                        course.done().skipped().stream().map(stopped -> "skipped: " + stopped)))
                .collect(Collectors.joining("; "));
    }

    /** The same as a document. */
    public static ObjectNode json(List<Replayed> all) {
        var document = JsonNodeFactory.instance.objectNode();
        document.put("problems", all.size())
                .put(
                        "different",
                        all.stream().filter(one -> !one.differences().isEmpty()).count());
        var list = document.putArray("results");
        all.forEach(one -> write(one, list.addObject()));
        return document;
    }

    private static void write(Replayed one, ObjectNode json) {
        json.put("id", one.then().id());
        var differences = json.putArray("differences");
        one.differences().forEach(differences::add);
        var then = json.putObject("then").put("end", one.then().end());
        var actions = then.putArray("actions");
        one.then().actions().forEach(actions::add);
        one.now().ifPresent(course -> json.set("now", CourseReport.json(course)));
    }
}
