package dev.drydock.model.lint;

import dev.drydock.model.FileProblem;
import dev.drydock.model.lint.Sources.Place;
import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.Guards;
import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.model.remediation.Remediation;
import dev.drydock.model.remediation.Undo;
import dev.drydock.model.shipyard.Stage;
import dev.drydock.model.yaml.NearMiss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Guards that name what is not there, wait for scores that nobody measures, or can never be reached. */
final class GuardFindings {
    private static final String MEASURES = "evaluation";

    private final Sources sources;
    private final ProjectFiles files;
    private final List<Finding> findings = new ArrayList<>();

    private GuardFindings(Sources sources, ProjectFiles files) {
        this.sources = sources;
        this.files = files;
    }

    static List<Finding> of(Sources sources, ProjectFiles files) {
        var rule = new GuardFindings(sources, files);
        rule.checkPlaces();
        sources.guardsFile()
                .ifPresent(file -> file.as(GuardsFile.class).ifPresent(guards -> rule.checkNames(file, guards)));
        rule.checkServices();
        return rule.findings;
    }

    /** On a branch of a stage nobody looks for the project's guards. */
    private void checkPlaces() {
        files.stages().stream()
                .map(ProjectFiles.StageFiles::tree)
                .filter(tree -> tree.paths().contains(GuardsFile.NAME)
                        && files.project().filter(tree::equals).isEmpty())
                .forEach(tree -> findings.add(new Finding(
                        Severity.WARNING,
                        tree.branch(),
                        new FileProblem(
                                tree.folder() + GuardsFile.NAME,
                                1,
                                1,
                                "nothing reads this file: %s counts only on the default branch"
                                        .formatted(GuardsFile.NAME)),
                        "move it beside shipyard.yaml")));
    }

    private void checkNames(SourceFile file, GuardsFile guards) {
        var stages = sources.shipyard()
                .map(shipyard -> shipyard.stages().stream().map(Stage::name).toList());
        stages.ifPresent(known -> checkNames(
                file, guards.stages().keySet(), known, "stages", "name", "the shipyard has no stage '%s'%s"));
        var actions = actions(stages.orElse(List.of()));
        if (!actions.isEmpty()) {
            checkNames(
                    file,
                    guards.actions().keySet(),
                    actions,
                    "actions",
                    "action",
                    "no remediation.yaml has the action '%s'%s");
        }
    }

    private void checkNames(
            SourceFile file, Set<String> named, Collection<String> known, String list, String key, String message) {
        var index = 0;
        for (var name : named) {
            if (!known.contains(name)) {
                findings.add(file.finding(
                        Severity.WARNING,
                        "these guards hold nothing: " + message.formatted(name, NearMiss.hint(name, known)),
                        "mend the name, or take the entry out",
                        "spec",
                        list,
                        index,
                        key));
            }
            index++;
        }
    }

    /** Every action of the project; none when not all of its remediation files are at hand. */
    private Set<String> actions(List<String> stages) {
        var atHand = files.stages().stream().map(ProjectFiles.StageFiles::name).toList();
        if (!atHand.contains(Optional.<String>empty())
                && !stages.stream().map(Optional::of).allMatch(atHand::contains)) {
            return Set.of();
        }
        var names = new TreeSet<String>();
        for (var place : sources.places()) {
            var file = sources.ofService(place, FileKind.REMEDIATION);
            if (file.isPresent() && file.get().as(Remediation.class).isEmpty()) {
                return Set.of();
            }
            file.flatMap(found -> found.as(Remediation.class)).stream()
                    .flatMap(GuardFindings::actionsOf)
                    .flatMap(action -> Stream.concat(Stream.of(action), action.undo().map(Undo::action).stream()))
                    .map(Action::action)
                    .forEach(names::add);
        }
        return names;
    }

    private static Stream<Action> actionsOf(Remediation remediation) {
        return remediation.remedies().stream()
                .flatMap(remedy -> remedy.actionsOnOpen().stream())
                .flatMap(List::stream);
    }

    private void checkServices() {
        for (var place : sources.places()) {
            sources.ofService(place, FileKind.REMEDIATION)
                    .ifPresent(file -> file.as(Remediation.class)
                            .ifPresent(remediation -> checkService(place, file, remediation)));
        }
        sources.guardsFile()
                .ifPresent(file -> file.as(GuardsFile.class).ifPresent(guards -> {
                    var project = new WiderBudgets("project", guards.project());
                    eachOf(guards.stages(), "stages", (stage, path) -> project.check(stage, file, findings, path));
                    eachOf(guards.actions(), "actions", (action, path) -> project.check(action, file, findings, path));
                }));
    }

    private interface GuardsAt {
        void check(Guards guards, Object... path);
    }

    private static void eachOf(Map<String, Guards> named, String list, GuardsAt check) {
        var index = 0;
        for (var guards : named.values()) {
            check.check(guards, "spec", list, index++, "guards");
        }
    }

    private void checkService(Place place, SourceFile file, Remediation remediation) {
        var outside = outside(place);
        checkMemory(place, file, remediation.guards(), "spec", "guards");
        outside.forEach(wider -> wider.check(remediation.guards(), file, findings, "spec", "guards"));
        for (int i = 0; i < remediation.remedies().size(); i++) {
            var actions = remediation.remedies().get(i).actionsOnOpen().orElse(List.of());
            for (int j = 0; j < actions.size(); j++) {
                var action = actions.get(j);
                var path = new Object[] {"spec", "remediations", i, "actionsOnOpen", j, "guards"};
                checkMemory(place, file, action.guards(), path);
                checkUndo(place, file, action, "spec", "remediations", i, "actionsOnOpen", j, "undo", "when");
                Stream.of(
                                Stream.of(new WiderBudgets("service", remediation.guards())),
                                everywhere(action).stream(),
                                outside.stream())
                        .flatMap(wider -> wider)
                        .forEach(wider -> wider.check(action.guards(), file, findings, path));
            }
        }
    }

    private Optional<GuardsFile> guards() {
        return sources.guardsFile().flatMap(file -> file.as(GuardsFile.class));
    }

    private Optional<WiderBudgets> everywhere(Action action) {
        return guards().map(file -> file.actions().get(action.action()))
                .map(guards -> new WiderBudgets("action in the project", guards));
    }

    private List<WiderBudgets> outside(Place place) {
        var wider = new ArrayList<WiderBudgets>();
        guards().ifPresent(file -> {
            place.stage()
                    .name()
                    .map(file.stages()::get)
                    .ifPresent(guards -> wider.add(new WiderBudgets("stage", guards)));
            wider.add(new WiderBudgets("project", file.project()));
        });
        return wider;
    }

    private void checkMemory(Place place, SourceFile file, Guards guards, Object... path) {
        if (guards.ineffective().isPresent() && measuresNothing(place)) {
            findings.add(file.finding(
                    Severity.WARNING,
                    "this memory never learns anything: no sequence with get-action%s has the task '%s'"
                            .formatted(where(place), MEASURES),
                    "add the task evaluation to it, after action",
                    with(path, "ineffective")));
        }
    }

    private void checkUndo(Place place, SourceFile file, Action action, Object... path) {
        var isOnlyWhenWorse = action.undo()
                .filter(undo -> undo.when().equals(Set.of(Undo.When.WORSE)))
                .isPresent();
        if (isOnlyWhenWorse && measuresNothing(place)) {
            findings.add(file.finding(
                    Severity.WARNING,
                    "this undo is never done: no sequence with get-action%s has the task '%s', so no score gets worse"
                            .formatted(where(place), MEASURES),
                    "add the task evaluation to it, after action, or undo it when the problem is closed",
                    path));
        }
    }

    private static String where(Place place) {
        return place.stage().name().map(" in stage '%s'"::formatted).orElse("");
    }

    /** Whether the stage has remediations, but none that measures what became of them. */
    private boolean measuresNothing(Place place) {
        var loops = sources.stagesOf(place.stage()).stream()
                .flatMap(stage -> stage.sequences().stream())
                .map(sequence -> {
                    var tasks = new HashSet<String>();
                    sequence.tasks().forEach(task -> tasks.add(task.name()));
                    return tasks;
                })
                .filter(tasks -> tasks.contains("get-action"))
                .toList();
        return !loops.isEmpty() && loops.stream().noneMatch(tasks -> tasks.contains(MEASURES));
    }

    static Object[] with(Object[] path, Object... more) {
        var longer = Arrays.copyOf(path, path.length + more.length);
        System.arraycopy(more, 0, longer, path.length, more.length);
        return longer;
    }
}
