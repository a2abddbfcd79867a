package dev.drydock.cli.client;

import java.util.Set;

/**
 * What the type of an event says. Told apart by the number of its parts, as Keptn does: five name a task, six a stage
 * and a sequence; {@code service.create.started} and the like only look like the latter.
 */
public record EventType(Shape shape, String stage, String name, String kind) {
    public enum Shape {
        SEQUENCE,
        TASK,
        OTHER
    }

    public static final String PREFIX = "sh.keptn.event.";
    private static final String STATUS_CHANGED = "status.changed";
    private static final Set<String> LIFE_OF_ENTITIES = Set.of("create", "delete");

    public static EventType parse(String type) {
        if (!type.startsWith(PREFIX)) {
            return new EventType(Shape.OTHER, "", type, "");
        }
        var rest = type.substring(PREFIX.length());
        if (rest.endsWith("." + STATUS_CHANGED)) {
            return named(rest.substring(0, rest.length() - STATUS_CHANGED.length() - 1), STATUS_CHANGED, type);
        }
        var dot = rest.lastIndexOf('.');
        return dot < 0
                ? new EventType(Shape.OTHER, "", type, "")
                : named(rest.substring(0, dot), rest.substring(dot + 1), type);
    }

    /** {@code evaluation.finished} stands for {@code sh.keptn.event.evaluation.finished}. */
    public static String complete(String type) {
        return type.isEmpty() || type.startsWith("sh.keptn.") ? type : PREFIX + type;
    }

    public boolean is(Shape shape, String kind) {
        return this.shape == shape && this.kind.equals(kind);
    }

    private static EventType named(String subject, String kind, String type) {
        var parts = subject.split("\\.", -1);
        if (parts.length == 1) {
            return new EventType(Shape.TASK, "", parts[0], kind);
        }
        var isEntity = parts.length == 2
                && LIFE_OF_ENTITIES.contains(parts[1])
                && (parts[0].equals("project") || parts[0].equals("service"));
        return parts.length == 2 && !isEntity
                ? new EventType(Shape.SEQUENCE, parts[0], parts[1], kind)
                : new EventType(Shape.OTHER, "", type, kind);
    }
}
