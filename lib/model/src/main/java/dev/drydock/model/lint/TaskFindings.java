package dev.drydock.model.lint;

import dev.drydock.model.job.EventFilter;
import dev.drydock.model.job.JobAction;
import dev.drydock.model.job.JobConfig;
import dev.drydock.model.lint.Answerers.Knowledge;
import dev.drydock.model.lint.Sources.Place;
import dev.drydock.model.shipyard.BuiltInTasks;
import dev.drydock.model.shipyard.Shipyard;
import dev.drydock.model.shipyard.Stage;
import dev.drydock.model.yaml.NearMiss;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tasks that nobody answers: their sequences would wait until a deadline passes. */
final class TaskFindings {
    private final Sources sources;
    private final Answerers answerers;
    private final List<Finding> findings = new ArrayList<>();

    private TaskFindings(Sources sources, Answerers answerers) {
        this.sources = sources;
        this.answerers = answerers;
    }

    static List<Finding> of(Sources sources, Answerers answerers) {
        var rule = new TaskFindings(sources, answerers);
        sources.shipyard().ifPresent(rule::check);
        return rule.findings;
    }

    private void check(Shipyard shipyard) {
        for (int i = 0; i < shipyard.stages().size(); i++) {
            check(shipyard.stages().get(i), i);
        }
    }

    private void check(Stage stage, int stageIndex) {
        var places = sources.placesIn(stage.name());
        var seen = new HashSet<String>();
        for (int i = 0; i < stage.sequences().size() && !places.isEmpty(); i++) {
            var tasks = stage.sequences().get(i).tasks();
            for (int j = 0; j < tasks.size(); j++) {
                var task = tasks.get(j).name();
                if (!task.equals("action") && !BuiltInTasks.contains(task) && seen.add(task)) {
                    check(stage, task, places, "spec", "stages", stageIndex, "sequences", i, "tasks", j, "name");
                }
            }
        }
    }

    private void check(Stage stage, String task, List<Place> places, Object... path) {
        var type = ExpectedEvent.typeOf(task);
        var left = places.stream()
                .filter(place -> !isAnswered(place, stage, task))
                .filter(place -> answerers.answer(type, stage.name(), place.service()) != Knowledge.SOMEBODY)
                .toList();
        if (left.isEmpty()) {
            return;
        }
        var who = knows(stage, type)
                ? "nobody answers the task '%s' in stage '%s'%s: there is no job for it, and no integration subscribes to it"
                : "no job answers the task '%s' in stage '%s'%s";
        sources.shipyardFile()
                .ifPresent(file -> findings.add(file.finding(
                        Severity.WARNING,
                        who.formatted(task, stage.name(), services(left)) + meant(type, left),
                        "add an action with the event %s to %s, or run an integration that subscribes to it"
                                .formatted(type, left.get(0).shownFolder() + FileKind.JOB_CONFIG.path()),
                        path)));
    }

    private boolean isAnswered(Place place, Stage stage, String task) {
        var config = sources.jobConfig(place);
        var event = ExpectedEvent.ofTask(task, Optional.of(stage.name()), place.service());
        return Sources.isBroken(config)
                || config.flatMap(file -> file.as(JobConfig.class))
                        .filter(event::isAnsweredBy)
                        .isPresent();
    }

    private boolean knows(Stage stage, String type) {
        return answerers.answer(type, stage.name(), "") != Knowledge.NOT_KNOWN;
    }

    private String meant(String type, List<Place> places) {
        var names = places.stream()
                .flatMap(place -> sources.jobConfig(place).flatMap(file -> file.as(JobConfig.class)).stream())
                .flatMap(config -> config.actions().stream())
                .map(JobAction::events)
                .flatMap(List::stream)
                .map(EventFilter::name)
                .distinct()
                .toList();
        return NearMiss.of(type, names)
                .filter(name -> !name.equals(type))
                .map(" (there is one for '%s', is that what is meant?)"::formatted)
                .orElse("");
    }

    static String services(List<Place> places) {
        var names = places.stream()
                .map(Place::service)
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining("', '"));
        return names.isEmpty() ? "" : " for service '" + names + "'";
    }
}
