package dev.drydock.model.lint;

import dev.drydock.model.job.EventFilter;
import dev.drydock.model.job.EventFilter.JsonPathMatch;
import dev.drydock.model.job.JobConfig;
import dev.drydock.model.lint.Answerers.Knowledge;
import dev.drydock.model.lint.Sources.Place;
import dev.drydock.model.remediation.Remediation;
import dev.drydock.model.shipyard.Stage;
import dev.drydock.model.yaml.NearMiss;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Remediation files: whether they are read at all, and whether somebody handles each action. */
final class ActionFindings {
    private static final String TASK = "get-action";
    private static final String ACTION_PATH = "data.action.action";

    private final Sources sources;
    private final Answerers answerers;
    private final List<Finding> findings = new ArrayList<>();

    private ActionFindings(Sources sources, Answerers answerers) {
        this.sources = sources;
        this.answerers = answerers;
    }

    static List<Finding> of(Sources sources, Answerers answerers) {
        var rule = new ActionFindings(sources, answerers);
        sources.places()
                .forEach(place -> sources.ofService(place, FileKind.REMEDIATION)
                        .ifPresent(file -> file.as(Remediation.class).ifPresent(remediation -> {
                            rule.checkUse(place, file);
                            rule.checkActions(place, file, remediation);
                        })));
        return rule.findings;
    }

    private void checkUse(Place place, SourceFile file) {
        var stages = sources.stagesOf(place.stage());
        if (!stages.isEmpty() && stages.stream().noneMatch(ActionFindings::getsActions)) {
            var where = place.stage().name().map(" in stage '%s'"::formatted).orElse("");
            findings.add(file.finding(
                    Severity.WARNING,
                    "nothing reads this file: no sequence%s has the task '%s'".formatted(where, TASK),
                    "add a sequence 'remediation' with the tasks get-action, action and evaluation to the shipyard"));
        }
    }

    private static boolean getsActions(Stage stage) {
        return stage.sequences().stream()
                .anyMatch(sequence ->
                        sequence.tasks().stream().anyMatch(task -> task.name().equals(TASK)));
    }

    private void checkActions(Place place, SourceFile file, Remediation remediation) {
        var config = sources.jobConfig(place);
        var seen = new HashSet<String>();
        for (int i = 0; i < remediation.remedies().size() && !Sources.isBroken(config); i++) {
            var actions = remediation.remedies().get(i).actionsOnOpen().orElse(List.of());
            for (int j = 0; j < actions.size(); j++) {
                var action = actions.get(j).action();
                if (seen.add(action)) {
                    check(place, file, config, action, "spec", "remediations", i, "actionsOnOpen", j, "action");
                }
                var undo = actions.get(j).undo().map(found -> found.action().action());
                if (undo.filter(seen::add).isPresent()) {
                    check(
                            place,
                            file,
                            config,
                            undo.get(),
                            "spec",
                            "remediations",
                            i,
                            "actionsOnOpen",
                            j,
                            "undo",
                            "action");
                }
            }
        }
    }

    private void check(Place place, SourceFile file, Optional<SourceFile> jobs, String action, Object... path) {
        var config = jobs.flatMap(found -> found.as(JobConfig.class));
        var event = ExpectedEvent.ofAction(action, place.stage().name(), place.service());
        var others = answerers.answer(event.type(), place.stage().name().orElse(""), place.service());
        if (others == Knowledge.SOMEBODY || config.filter(event::isAnsweredBy).isPresent()) {
            return;
        }
        var who = others == Knowledge.NOBODY
                ? "nobody handles the action '%s': there is no job for it, and no integration subscribes to %s"
                : "no job handles the action '%s'";
        findings.add(file.finding(
                Severity.WARNING,
                who.formatted(action, event.type()) + meant(config, action),
                ("add an action with the event %s, jsonpath property $.%s and match \"%s\" to %s,"
                                + " or run an action provider that subscribes to that event")
                        .formatted(
                                event.type(),
                                ACTION_PATH,
                                action,
                                jobs.map(SourceFile::shown).orElse(place.shownFolder() + FileKind.JOB_CONFIG.path())),
                path));
    }

    private static String meant(Optional<JobConfig> config, String action) {
        var handled = config.stream().flatMap(ActionFindings::handled).toList();
        return NearMiss.of(action, handled)
                .map(" (there is one for '%s', is that what is meant?)"::formatted)
                .orElse("");
    }

    private static Stream<String> handled(JobConfig config) {
        return config.actions().stream()
                .flatMap(action -> action.events().stream())
                .map(EventFilter::jsonpath)
                .flatMap(Optional::stream)
                .filter(condition -> ExpectedEvent.pathOf(condition)
                        .filter(ACTION_PATH::equals)
                        .isPresent())
                .map(JsonPathMatch::match);
    }
}
