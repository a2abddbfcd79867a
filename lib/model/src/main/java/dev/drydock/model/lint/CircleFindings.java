package dev.drydock.model.lint;

import dev.drydock.model.shipyard.Sequence;
import dev.drydock.model.shipyard.Shipyard;
import dev.drydock.model.shipyard.Task;
import dev.drydock.model.shipyard.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sequences that start each other for ever. One that starts itself while it fails is how remediation works: with the task
 * {@code get-action} it ends when there are no more actions.
 */
final class CircleFindings {
    private static final String FINISHED = ".finished";
    private static final int MOST_SHOWN = 6;
    private static final String RESULT = ".result";

    private final SourceFile file;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Sequence> sequences = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> reported = new HashSet<>();

    private CircleFindings(SourceFile file, Shipyard shipyard) {
        this.file = file;
        for (int i = 0; i < shipyard.stages().size(); i++) {
            var stage = shipyard.stages().get(i);
            for (int j = 0; j < stage.sequences().size(); j++) {
                var sequence = stage.sequences().get(j);
                var name = stage.name() + "." + sequence.name();
                nodes.put(name, Node.of(name, sequence, i, j));
                sequences.put(name, sequence);
            }
        }
    }

    /** A sequence of a stage, and where it stands in the file. */
    private record Node(String name, int stage, int index, boolean getsActions) {
        static Node of(String name, Sequence sequence, int stage, int index) {
            var tasks = sequence.tasks().stream().map(Task::name);
            return new Node(name, stage, index, tasks.anyMatch("get-action"::equals));
        }
    }

    /** @param trigger its place among the triggers of the sequence it starts */
    private record Edge(Node from, Node to, int trigger, Set<String> results) implements Circles.Arrow {
        @Override
        public String tail() {
            return from.name();
        }

        @Override
        public String head() {
            return to.name();
        }

        boolean firesOnSuccess() {
            return results.contains("pass") || results.contains("warning");
        }
    }

    static List<Finding> of(Sources sources) {
        return sources.shipyardFile()
                .flatMap(file -> file.as(Shipyard.class).map(shipyard -> new CircleFindings(file, shipyard).check()))
                .orElse(List.of());
    }

    private List<Finding> check() {
        var edges = edges();
        report(Circles.in(edges.stream().filter(Edge::firesOnSuccess).toList()), true);
        report(Circles.in(edges), false);
        return findings;
    }

    /** A trigger that fires with some result, from the sequence that ends to the one that it starts. */
    private List<Edge> edges() {
        var edges = new ArrayList<Edge>();
        for (var to : nodes.values()) {
            var triggers = sequences.get(to.name()).triggeredOn();
            for (int i = 0; i < triggers.size(); i++) {
                var trigger = triggers.get(i);
                var event = trigger.event();
                var from = event.endsWith(FINISHED)
                        ? nodes.get(event.substring(0, event.length() - FINISHED.length()))
                        : null;
                if (from != null) {
                    edges.add(new Edge(from, to, i, results(sequences.get(from.name()), trigger)));
                }
            }
        }
        edges.removeIf(edge -> edge.results().isEmpty());
        return edges;
    }

    /** The results with which the trigger fires (reference 3.4). */
    private static Set<String> results(Sequence ended, Trigger trigger) {
        if (trigger.match().isEmpty()) {
            return Set.of("pass", "warning");
        }
        var results = new HashSet<String>();
        var names = ended.tasks().stream().map(Task::name).toList();
        var last = names.isEmpty() ? "" : names.get(names.size() - 1);
        trigger.match().get().forEach((key, result) -> {
            var isOfAnother = result.equals("fail")
                    && key.endsWith(RESULT)
                    && names.contains(key.substring(0, key.length() - RESULT.length()));
            if (key.equals("result") || key.equals(last + RESULT) || isOfAnother) {
                results.add(result);
            }
        });
        return results;
    }

    private void report(List<List<Edge>> circles, boolean isSuccess) {
        for (var circle : circles) {
            if (circle.stream().noneMatch(edge -> reported.contains(edge.to().name()))) {
                reportOne(circle, isSuccess);
            }
        }
    }

    private void reportOne(List<Edge> circle, boolean isSuccess) {
        circle.forEach(edge -> reported.add(edge.to().name()));
        if (!isSuccess && circle.stream().anyMatch(edge -> edge.to().getsActions())) {
            return;
        }
        var last = circle.get(circle.size() - 1);
        var message = circle.size() == 1
                ? "this sequence starts itself again whenever it %s"
                : "these sequences start each other without end, as long as they %s: " + round(circle);
        var verb = isSuccess ? "pass" : "fail";
        findings.add(file.finding(
                isSuccess ? Severity.WARNING : Severity.NOTE,
                message.formatted(circle.size() > 1 ? verb : isSuccess ? "passes" : "fails"),
                isSuccess
                        ? "give the trigger a selector for another result, or take it out"
                        : "it ends when it passes, or when somebody aborts it; with the task get-action it ends after the last action",
                "spec",
                "stages",
                last.to().stage(),
                "sequences",
                last.to().index(),
                "triggeredOn",
                last.trigger(),
                "event"));
    }

    private static String round(List<Edge> circle) {
        var start = circle.get(0).from().name();
        var others = circle.stream().limit(MOST_SHOWN).map(Edge::head).collect(Collectors.joining(" → "));
        return start + " → " + others + (circle.size() > MOST_SHOWN ? " → … → " + start : "");
    }
}
