package dev.drydock.model.shipyard;

import dev.drydock.model.GoDuration;
import dev.drydock.model.Parsed;
import dev.drydock.model.yaml.UniqueNames;
import dev.drydock.model.yaml.YamlFile;
import dev.drydock.model.yaml.YamlObject;
import dev.drydock.model.yaml.YamlValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code shipyard.yaml}, version 0.2 and later (reference chapter 3). */
public final class ShipyardParser {
    private static final Pattern STAGE_NAME = Pattern.compile("[a-z](?:[a-z0-9-]*[a-z0-9])?");
    /** An event type has 255 characters, and names a task, or a stage and a sequence, besides what it begins and ends with. */
    private static final int LONGEST_NAME = 100;

    private static final Pattern UNFIT_FOR_EVENT_TYPE = Pattern.compile("[.*>\\s\\p{Cntrl}]");

    private final TriggerLint lint = new TriggerLint();

    private ShipyardParser() {}

    /**
     * Reads a shipyard. What Keptn would have run, if only in a surprising way, is a warning, and so are keys that it passed
     * over; keys that are a slip, repeated names and names that no event type can carry are errors.
     *
     * @param file the name problems are reported under
     */
    public static Parsed<Shipyard> parse(String file, String text) {
        return YamlFile.read(file, text, root -> new ShipyardParser().shipyard(root));
    }

    private Shipyard shipyard(YamlValue root) {
        if (root.isList()) {
            return fragment(root);
        }
        var file = root.lenientObject("shipyard", "apiVersion", "kind", "metadata", "spec");
        ShipyardVersion.check(file.required("apiVersion", "spec.keptn.sh/0.2.3"));
        warnUnlessShipyard(file.get("kind"));
        var name = file.get("metadata")
                .lenientObject("metadata", "name")
                .get("name")
                .text()
                .orElse("");
        var shipyard = new Shipyard(name, stages(file.required("spec").lenientObject("spec", "stages")));
        lint.check(shipyard);
        return shipyard;
    }

    /** A block that was meant to be put into a shipyard: say so, and what is wrong inside as well. */
    private Shipyard fragment(YamlValue list) {
        var first = list.items().stream().findFirst().map(item -> item.keys()).orElse(Set.of());
        if (first.contains("tasks") || first.contains("triggeredOn")) {
            list.error("this is a list of sequences, not a whole shipyard: put it below 'sequences:' of a stage in"
                    + " shipyard.yaml, indented by 8 spaces");
            list.lenientObjects("sequence", "name", "triggeredOn", "tasks").forEach(this::sequence);
        } else if (first.contains("sequences")) {
            list.error("this is a list of stages, not a whole shipyard: put it below 'spec:' and 'stages:' in"
                    + " shipyard.yaml, indented by 4 spaces");
            list.lenientObjects("stage", "name", "sequences").forEach(this::sequences);
        } else {
            list.error("expected a shipyard with the keys apiVersion, kind, metadata and spec, but found a list");
        }
        return new Shipyard("", List.of());
    }

    private static void warnUnlessShipyard(YamlValue kind) {
        var found = kind.text().orElse("");
        if (!found.equals("Shipyard")) {
            kind.warning("expected 'kind: Shipyard'%s", found.isEmpty() ? "" : ", but found '" + found + "'");
        }
    }

    private List<Stage> stages(YamlObject spec) {
        var list = spec.required("stages");
        var items = list.lenientObjects("stage", "name", "sequences");
        if (items.isEmpty() && !list.isAbsent()) {
            list.error("a shipyard needs at least one stage");
        }
        var names = new UniqueNames("stage");
        var stages = new ArrayList<Stage>();
        for (var stage : items) {
            stages.add(new Stage(stageName(stage, names), sequences(stage)));
        }
        return stages;
    }

    private static String stageName(YamlObject stage, UniqueNames names) {
        var name = stage.requiredText("name");
        if (!name.isBlank() && !STAGE_NAME.matcher(name).matches()) {
            stage.get("name")
                    .error(
                            "stage name '%s' must begin with a lower-case letter, go on with lower-case letters, digits"
                                    + " and hyphens, and not end with a hyphen",
                            name);
        }
        checkLength(stage, name);
        names.add(stage.get("name"), name);
        return name;
    }

    private List<Sequence> sequences(YamlObject stage) {
        var items = stage.get("sequences").lenientObjects("sequence", "name", "triggeredOn", "tasks");
        if (items.isEmpty()) {
            stage.get("name")
                    .warning("this stage has no sequences, only 'evaluation' and 'undo' can be triggered in it");
        }
        var names = new UniqueNames("sequence");
        var sequences = new ArrayList<Sequence>();
        for (var sequence : items) {
            names.add(sequence.get("name"), nameForEvents(sequence));
            sequences.add(sequence(sequence));
        }
        return sequences;
    }

    private Sequence sequence(YamlObject sequence) {
        var tasks = sequence.get("tasks").lenientObjects("task", "name", "triggeredAfter", "properties").stream()
                .map(ShipyardParser::task)
                .toList();
        if (tasks.isEmpty()) {
            sequence.get("name").warning("this sequence has no tasks, it will fail when it is triggered");
        }
        var triggers = sequence.get("triggeredOn").lenientObjects("triggeredOn entry", "event", "selector").stream()
                .map(this::trigger)
                .toList();
        return new Sequence(sequence.get("name").text().orElse(""), triggers, tasks);
    }

    private Trigger trigger(YamlObject entry) {
        var match = entry.get("selector").lenientObject("selector", "match").get("match");
        var trigger = new Trigger(
                entry.requiredText("event"), match.isAbsent() ? Optional.empty() : Optional.of(match.textEntries()));
        lint.add(entry, match, trigger);
        return trigger;
    }

    private static Task task(YamlObject task) {
        PropertyLint.check(task.get("name").scalar().orElse(""), task.get("properties"));
        return new Task(
                nameForEvents(task),
                delay(task.get("triggeredAfter")),
                task.get("properties").jsonEntries());
    }

    private static Optional<Duration> delay(YamlValue triggeredAfter) {
        var delay = triggeredAfter.text().flatMap(GoDuration::parse);
        if (delay.isEmpty() && !triggeredAfter.isAbsent()) {
            triggeredAfter.warning("this is no duration like 90s, 10m or 1h30m, the task will be triggered at once");
        }
        return delay;
    }

    private static String nameForEvents(YamlObject named) {
        var name = named.requiredText("name");
        if (UNFIT_FOR_EVENT_TYPE.matcher(name).find()) {
            named.get("name")
                    .error(
                            "name '%s' becomes part of an event type, so it cannot contain dots, blanks, '*' or '>'",
                            name);
        }
        checkLength(named, name);
        return name;
    }

    private static void checkLength(YamlObject named, String name) {
        if (name.length() > LONGEST_NAME) {
            named.get("name")
                    .error(
                            "name '%s' becomes part of an event type, so it can have %d characters at most",
                            name, LONGEST_NAME);
        }
    }
}
