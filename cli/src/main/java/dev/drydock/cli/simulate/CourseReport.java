package dev.drydock.cli.simulate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.cli.output.Table;
import dev.drydock.remediation.domain.action.NextAction;
import dev.drydock.remediation.domain.guard.Check;
import dev.drydock.remediation.domain.guard.Words;
import dev.drydock.remediation.domain.problem.ProblemState;
import dev.drydock.remediation.domain.simulation.Course;
import dev.drydock.remediation.domain.simulation.Happening;
import java.util.ArrayList;
import java.util.List;

/** A simulated course for people and for programs. */
public final class CourseReport {
    private static final String NOTHING = "nothing";

    private CourseReport() {}

    /** A line for each thing that happens, and the end. */
    public static List<String> lines(Course course) {
        var lines = new ArrayList<>(new Table<Happening>()
                .column("AT", one -> Words.time(one.at()))
                .column("WHAT", one -> one.kind().word())
                .column("BY", one -> one.by().map(Check::guard).orElse(""))
                .column("WHY", one -> one.words().replace(" (" + one.place() + ")", ""))
                .column("WHERE", Happening::place)
                .render(course.happenings()));
        lines.add("The problem ends: %s. %s.".formatted(end(course), course.message()));
        return lines;
    }

    /** The word of the end. */
    public static String end(Course course) {
        return course.end().map(ProblemState::word).orElse(NOTHING);
    }

    /** The same as a document. */
    public static ObjectNode json(Course course) {
        var document = JsonNodeFactory.instance.objectNode();
        document.put("problem", NextAction.nameOf(course.problem()))
                .put("end", end(course))
                .put("message", course.message());
        var list = document.putArray("happenings");
        course.happenings().forEach(one -> write(one, list.addObject()));
        return document;
    }

    private static void write(Happening one, ObjectNode json) {
        json.put("at", one.at().toString())
                .put("kind", one.kind().word())
                .put("words", one.words())
                .put("place", one.place());
        one.by().ifPresent(by -> write(by, json.putObject("by")));
        var checks = json.putArray("checks");
        one.checks().forEach(check -> write(check, checks.addObject()));
    }

    private static void write(Check check, ObjectNode json) {
        json.put("guard", check.guard())
                .put("passes", check.passes())
                .put("words", check.words())
                .put("place", check.place());
    }
}
