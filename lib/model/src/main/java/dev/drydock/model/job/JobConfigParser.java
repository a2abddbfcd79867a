package dev.drydock.model.job;

import dev.drydock.model.Parsed;
import dev.drydock.model.job.EventFilter.JsonPathMatch;
import dev.drydock.model.yaml.YamlFile;
import dev.drydock.model.yaml.YamlObject;
import dev.drydock.model.yaml.YamlValue;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code job/config.yaml} (reference 9.1). */
public final class JobConfigParser {
    private static final String API_VERSION = "v2";

    private JobConfigParser() {}

    /**
     * Reads a job config.
     *
     * @param file the name problems are reported under
     */
    public static Parsed<JobConfig> parse(String file, String text) {
        return YamlFile.read(file, text, JobConfigParser::config);
    }

    private static JobConfig config(YamlValue root) {
        var file = root.object("job config", "apiVersion", "actions");
        var apiVersion = file.required("apiVersion", API_VERSION);
        apiVersion
                .text()
                .filter(version -> !version.equals(API_VERSION))
                .ifPresent(version -> apiVersion.error(
                        "expected 'apiVersion: %s', but found '%s'%s", API_VERSION, version, conversion(version)));
        var actions = file.get("actions").objects("action", "name", "silent", "events", "tasks", "event", "jsonpath");
        if (actions.isEmpty()) {
            file.get("actions").warning("there are no actions, no event will be answered");
        }
        return new JobConfig(actions.stream().map(JobConfigParser::action).toList());
    }

    private static String conversion(String version) {
        return version.equals("v1")
                ? "; to convert a file of version 1, write each action's 'event' and 'jsonpath' as an entry of a list "
                        + "'events' with 'name' and 'jsonpath', and a 'cmd' in one line as lists of words, 'cmd' and 'args'"
                : "";
    }

    /** What an action of the format's first version has, each with what to write instead. */
    private static void refuseVersionOne(YamlObject action) {
        if (action.has("event")) {
            action.get("event")
                    .error(
                            "'event' is of version 1; write 'events:' and below it '- name: %s'",
                            action.get("event").scalar().orElse("<type>"));
        }
        if (action.has("jsonpath")) {
            action.get("jsonpath")
                    .error("'jsonpath' is of version 1; move it into the entry of 'events' that it belongs to");
        }
    }

    private static JobAction action(YamlObject action) {
        refuseVersionOne(action);
        var events = action.get("events").objects("event", "name", "jsonpath").stream()
                .map(JobConfigParser::event)
                .toList();
        var tasks = JobTaskReader.readAll(action.get("tasks"));
        if (events.isEmpty()) {
            action.here().warning("this action has no events, it never runs");
        }
        if (tasks.isEmpty()) {
            action.here().warning("this action has no tasks, it does nothing");
        }
        return new JobAction(
                action.get("name").text().orElse(""),
                action.get("silent").flag().orElse(false),
                events,
                tasks);
    }

    private static EventFilter event(YamlObject event) {
        return new EventFilter(regex(event), jsonpath(event.get("jsonpath")));
    }

    private static String regex(YamlObject event) {
        var name = event.requiredText("name");
        if (name.length() > EventPattern.LONGEST) {
            event.get("name")
                    .error(
                            "the regular expression is longer than %d characters; write several events instead",
                            EventPattern.LONGEST);
            return name;
        }
        try {
            Pattern.compile(name);
        } catch (PatternSyntaxException e) {
            event.get("name").error("'%s' is no regular expression: %s", name, e.getDescription());
        }
        return name;
    }

    private static Optional<JsonPathMatch> jsonpath(YamlValue block) {
        var jsonpath = block.object("jsonpath", "property", "match");
        var property = jsonpath.get("property").text().orElse("");
        if (property.isEmpty()) {
            return Optional.empty();
        }
        JsonPathLint.check(jsonpath.get("property"), property);
        return Optional.of(
                new JsonPathMatch(property, jsonpath.get("match").text().orElse("")));
    }
}
