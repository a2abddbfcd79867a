package dev.drydock.model.lint;

import dev.drydock.model.job.EventFilter;
import dev.drydock.model.job.EventFilter.JsonPathMatch;
import dev.drydock.model.job.JobConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A task's triggered event as it will be, as far as the files tell.
 *
 * @param known texts by their path, such as {@code data.action.action}
 */
record ExpectedEvent(String type, Map<String, String> known) {
    private static final Pattern STEP = Pattern.compile("\\.([A-Za-z0-9_-]+)|\\['([^'.]+)'\\]|\\[\"([^\".]+)\"\\]");
    private static final Pattern PLAIN_PATH = Pattern.compile("\\$(?:" + STEP.pattern() + ")+");
    private static final int LONGEST_PATH = 300;

    static ExpectedEvent ofTask(String task, Optional<String> stage, String service) {
        return new ExpectedEvent(typeOf(task), Map.of()).withPlace(stage, service);
    }

    static ExpectedEvent ofAction(String action, Optional<String> stage, String service) {
        return new ExpectedEvent(typeOf("action"), Map.of("data.action.action", action)).withPlace(stage, service);
    }

    static String typeOf(String task) {
        return "sh.keptn.event." + task + ".triggered";
    }

    /** Whether an action of the job config answers; what depends on more than is known counts as an answer. */
    boolean isAnsweredBy(JobConfig config) {
        return config.actions().stream()
                .filter(action -> !action.silent())
                .flatMap(action -> action.events().stream())
                .anyMatch(this::isMeantBy);
    }

    private boolean isMeantBy(EventFilter filter) {
        return filter.isMeant(type) && filter.jsonpath().map(this::mayHold).orElse(true);
    }

    private boolean mayHold(JsonPathMatch condition) {
        var known = pathOf(condition).map(this.known::get);
        return known.map(condition.match()::equals).orElse(true);
    }

    /** The condition's path with its steps joined by dots, if it is a plain one. */
    static Optional<String> pathOf(JsonPathMatch condition) {
        var path = condition.property();
        if (path.length() > LONGEST_PATH || !PLAIN_PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        var steps = STEP.matcher(path)
                .results()
                .map(step ->
                        step.group(1) != null ? step.group(1) : step.group(2) != null ? step.group(2) : step.group(3))
                .toList();
        return Optional.of(String.join(".", steps));
    }

    private ExpectedEvent withPlace(Optional<String> stage, String service) {
        var all = new HashMap<>(known);
        all.put("type", type);
        stage.ifPresent(name -> all.put("data.stage", name));
        if (!service.isEmpty()) {
            all.put("data.service", service);
        }
        return new ExpectedEvent(type, Map.copyOf(all));
    }
}
