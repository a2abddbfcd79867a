package dev.drydock.remediation.domain.killswitch;

import dev.drydock.events.EventId;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.remediation.domain.guard.KillSwitch;
import dev.drydock.remediation.domain.guard.Words;
import dev.drydock.remediation.domain.problem.ClosingNotice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a kill switch, and what is told the world.
 *
 * @param after the switch as it is now; as it was, when it is off
 * @param event absent when nothing changed
 */
public record SwitchChange(KillSwitch after, Optional<KeptnEvent> event) {
    /** The type of the event. */
    public static final String TYPE = EventType.PREFIX + "kill-switch.changed";

    /**
     * Somebody turns a switch on, or gives one that is on another reason or end; it is on since it was first turned on.
     *
     * @param before the switch of the same coverage that is on
     */
    public static SwitchChange on(Optional<KillSwitch> before, KillSwitch asked, EventId id) {
        var same = before.filter(one -> one.reason().equals(asked.reason()))
                .filter(one -> one.until().equals(asked.until()));
        if (same.isPresent()) {
            return new SwitchChange(same.get(), Optional.empty());
        }
        var after = new KillSwitch(
                asked.project(),
                asked.stage(),
                asked.action(),
                asked.reason(),
                asked.by(),
                before.map(KillSwitch::since).orElse(asked.since()),
                asked.until());
        return new SwitchChange(after, Optional.of(event(id, asked.since(), after, "on", after.words(), Map.of())));
    }

    /** Somebody lifts it. */
    public static SwitchChange lifted(KillSwitch before, String by, String reason, EventId id, Instant now) {
        var words = "%s allowed %s again%s; it was stopped since %s by %s: %s"
                .formatted(
                        by,
                        before.covered(),
                        reason.isEmpty() ? "" : " (" + reason + ")",
                        Words.time(before.since()),
                        before.by(),
                        before.reason());
        var lifting = reason.isEmpty() ? Map.of("liftedBy", by) : Map.of("liftedBy", by, "liftedBecause", reason);
        return new SwitchChange(before, Optional.of(event(id, now, before, "lifted", words, lifting)));
    }

    /** Its time is over. */
    public static SwitchChange expired(KillSwitch before, EventId id, Instant now) {
        var words = "%s may be taken again: the time is over for which %s stopped %s: %s"
                .formatted(before.covered(), before.by(), before.action().isPresent() ? "it" : "them", before.reason());
        return new SwitchChange(before, Optional.of(event(id, now, before, "expired", words, Map.of())));
    }

    private static KeptnEvent event(
            EventId id, Instant at, KillSwitch one, String state, String words, Map<String, String> more) {
        var block = new LinkedHashMap<String, Object>();
        block.put("state", state);
        one.project().ifPresent(name -> block.put("project", name));
        one.stage().ifPresent(name -> block.put("stage", name));
        one.action().ifPresent(name -> block.put("action", name));
        block.put("reason", one.reason());
        block.put("by", one.by());
        block.put("since", one.since().toString());
        one.until().ifPresent(end -> block.put("until", end.toString()));
        block.putAll(more);
        var place =
                one.project().map(name -> Payload.EMPTY.with("project", name)).orElse(Payload.EMPTY);
        return new KeptnEvent(
                id,
                ClosingNotice.SOURCE,
                new EventType.Other(TYPE),
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                one.stage()
                        .map(name -> place.with("stage", name))
                        .orElse(place)
                        .with("killSwitch", block)
                        .with("message", words),
                Map.of());
    }
}
