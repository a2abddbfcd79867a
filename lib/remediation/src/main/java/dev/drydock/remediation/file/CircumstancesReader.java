package dev.drydock.remediation.file;

import dev.drydock.events.Scope;
import dev.drydock.model.yaml.NearMiss;
import dev.drydock.model.yaml.YamlObject;
import dev.drydock.model.yaml.YamlValue;
import dev.drydock.remediation.domain.guard.ActionRun;
import dev.drydock.remediation.domain.guard.KillSwitch;
import dev.drydock.remediation.domain.simulation.Circumstances;
import dev.drydock.remediation.domain.simulation.Circumstances.TimedVote;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what is the case while the problems of a test come up. */
final class CircumstancesReader {
    private static final String[] KEYS = {"at", "takes", "services", "delivery", "runs", "killSwitches", "approvals"};
    /** A Monday morning: freezes of nights and weekends are not in force unless a test says so. */
    static final Instant USUAL_BEGIN = Instant.parse("2026-01-05T10:00:00Z");

    private static final List<String> EFFECTS = Arrays.stream(ActionRun.Effect.values())
            .map(effect -> effect.name().toLowerCase(Locale.ROOT))
            .toList();

    private CircumstancesReader() {}

    /** Reads a file with circumstances alone. */
    static Circumstances alone(YamlValue root, Scope scope, Instant begin) {
        return read(root.object("file of circumstances", KEYS), scope, begin);
    }

    /** The keys of the circumstances and further ones. */
    static String[] with(String... others) {
        return Stream.concat(Arrays.stream(others), Arrays.stream(KEYS)).toArray(String[]::new);
    }

    static Circumstances read(YamlObject one, Scope scope, Instant begin) {
        var at = Values.time(one.get("at"), begin);
        var delivery = one.get("delivery");
        return new Circumstances(
                at,
                one
                        .get("runs")
                        .objects(
                                "run",
                                "action",
                                "ago",
                                "problemType",
                                "stage",
                                "service",
                                "effect",
                                "underWay",
                                "shadow")
                        .stream()
                        .map(run -> run(run, scope, at))
                        .toList(),
                one.get("killSwitches").objects("kill switch", "reason", "by", "stage", "action", "for").stream()
                        .map(item -> killSwitch(item, scope, at))
                        .toList(),
                one.get("approvals").objects("approval", "by", "approved", "after", "action", "comment").stream()
                        .map(CircumstancesReader::vote)
                        .toList(),
                delivery.isAbsent() ? Optional.empty() : Optional.of(at.plus(Values.duration(delivery, Duration.ZERO))),
                one.get("services").integer().orElse(1),
                Values.duration(one.get("takes"), Circumstances.USUAL_TIME));
    }

    private static ActionRun run(YamlObject run, Scope scope, Instant at) {
        return new ActionRun(
                "earlier",
                new Scope(
                        scope.project(),
                        Values.name(run.get("stage"), scope.stage()),
                        Values.name(run.get("service"), scope.service())),
                run.get("problemType").text().orElse(""),
                run.requiredText("action"),
                at.minus(Values.duration(run.required("ago"), Duration.ZERO)),
                run.get("shadow").flag().orElse(false),
                run.get("underWay").flag().orElse(false),
                Optional.empty(),
                Optional.empty(),
                effect(run.get("effect")));
    }

    private static ActionRun.Effect effect(YamlValue value) {
        var word = value.text().orElse("unknown");
        if (!EFFECTS.contains(word)) {
            value.error(
                    "expected one of %s, but found '%s'%s",
                    String.join(", ", EFFECTS), word, NearMiss.hint(word, EFFECTS));
            return ActionRun.Effect.UNKNOWN;
        }
        return ActionRun.Effect.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static KillSwitch killSwitch(YamlObject item, Scope scope, Instant at) {
        var length = item.get("for");
        return new KillSwitch(
                Optional.of(scope.project()),
                item.get("stage").text(),
                item.get("action").text(),
                item.get("reason").text().orElse("a test"),
                item.get("by").text().orElse("somebody"),
                at,
                length.isAbsent() ? Optional.empty() : Optional.of(at.plus(Values.duration(length, Duration.ZERO))));
    }

    private static TimedVote vote(YamlObject item) {
        return new TimedVote(
                item.requiredText("by"),
                item.get("approved").flag().orElse(true),
                Values.duration(item.get("after"), Duration.ZERO),
                item.get("action").text(),
                item.get("comment").text().orElse(""));
    }
}
