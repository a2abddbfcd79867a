package dev.drydock.events;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The type of an event, which is also its NATS subject. Only the number of dot-separated parts tells a task's event
 * ({@code sh.keptn.event.<task>.<kind>}) from a sequence's ({@code sh.keptn.event.<stage>.<sequence>.<kind>}); names
 * therefore hold no dots. {@code <task>.status.changed} is read as the task event it is.
 */
public sealed interface EventType {
    /** What every event of tasks and sequences starts with. */
    String PREFIX = "sh.keptn.event.";

    /** The type as text, and the subject it is published on. */
    String value();

    /** A task's event, such as {@code sh.keptn.event.get-action.finished}. */
    record OfTask(String task, EventKind kind) implements EventType {
        @Override
        public String value() {
            return PREFIX + task + '.' + kind.wire();
        }
    }

    /** A sequence's event, such as {@code sh.keptn.event.production.remediation.triggered}. */
    record OfSequence(String stage, String sequence, EventKind kind) implements EventType {
        @Override
        public String value() {
            return PREFIX + stage + '.' + sequence + '.' + kind.wire();
        }
    }

    /** Anything else, such as {@code sh.keptn.log.error}: stored and passed on, answered by nobody here. */
    record Other(String value) implements EventType {}

    /** The type of a task's triggered event. */
    static EventType taskTriggered(String task) {
        return new OfTask(task, EventKind.TRIGGERED);
    }

    /**
     * Classifies a type.
     *
     * @throws IllegalArgumentException if it cannot be a NATS subject: empty parts, blanks, wildcards or more than 255
     *     characters
     */
    static EventType parse(String text) {
        if (!Subject.LEGAL.matcher(text).matches() || text.length() > 255) {
            throw new IllegalArgumentException(
                    "type '%s' is not made of parts of letters, digits, '-' and '_', separated by single dots"
                            .formatted(text));
        }
        if (!text.startsWith(PREFIX)) {
            return new Other(text);
        }
        var parts = text.substring(PREFIX.length()).split("\\.");
        return ofParts(parts).orElseGet(() -> new Other(text));
    }

    private static Optional<EventType> ofParts(String[] parts) {
        if (parts.length == 3 && parts[1].equals("status") && parts[2].equals("changed")) {
            return Optional.of(new OfTask(parts[0], EventKind.STATUS_CHANGED));
        }
        return switch (parts.length) {
            case 2 -> EventKind.ofWire(parts[1]).map(kind -> new OfTask(parts[0], kind));
            case 3 -> EventKind.ofWire(parts[2]).map(kind -> new OfSequence(parts[0], parts[1], kind));
            default -> Optional.empty();
        };
    }

    /** What a NATS subject without wildcards may look like. */
    final class Subject {
        private static final Pattern LEGAL = Pattern.compile("[^\\s.*>\\p{Cntrl}]+(\\.[^\\s.*>\\p{Cntrl}]+)*");

        private Subject() {}
    }
}
