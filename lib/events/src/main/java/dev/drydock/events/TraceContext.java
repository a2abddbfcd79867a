package dev.drydock.events;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A place in a trace (W3C Trace Context), as the CloudEvents extension for distributed tracing carries it in
 * {@code traceparent} and {@code tracestate}. Ids that Drydock makes derive from those of its events, so that whoever
 * knows the one knows the other: after a crash, in another replica, and for a third party that copies nothing.
 *
 * @param traceId 32 hexadecimal digits, not all of them zero
 * @param spanId 16 hexadecimal digits, not all of them zero
 * @param sampled whether spans of this trace are wanted
 * @param state what tracing systems add for themselves, passed through untouched
 */
public record TraceContext(String traceId, String spanId, boolean sampled, Optional<String> state) {
    /** The attribute with the ids. */
    public static final String PARENT = "traceparent";

    /** The attribute with what tracing systems add. */
    public static final String STATE = "tracestate";

    private static final Pattern STATE_TEXT = Pattern.compile("[\\x20-\\x7e\\t]*");
    private static final Pattern FORMAT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    /** What an event carries; a value that is no trace context is none. */
    public static Optional<TraceContext> of(KeptnEvent event) {
        return event.extensions().get(PARENT) instanceof String parent
                ? parse(
                        parent,
                        event.extensions().get(STATE) instanceof String state ? Optional.of(state) : Optional.empty())
                : Optional.empty();
    }

    /** Reads the value of a {@code traceparent} header or attribute. */
    public static Optional<TraceContext> parse(String parent, Optional<String> state) {
        var parts = FORMAT.matcher(parent.strip());
        return parts.matches()
                ? Optional.of(new TraceContext(
                        parts.group(1),
                        parts.group(2),
                        (Integer.parseInt(parts.group(3), 16) & 1) == 1,
                        state.filter(text -> STATE_TEXT.matcher(text).matches())))
                : Optional.empty();
    }

    /** Where a flow begins that nobody traces yet: the trace id is its keptnContext, without the hyphens. */
    public static TraceContext ofFlow(KeptnContext context) {
        return new TraceContext(traceIdOf(context), spanIdOf("flow\n" + context.value()), true, Optional.empty());
    }

    /** The span that belongs to an event, in the same trace. */
    public TraceContext at(EventId event) {
        return new TraceContext(traceId, spanIdOf(event.value()), sampled, state);
    }

    /** The event with this place in it instead of any other. */
    public KeptnEvent on(KeptnEvent event) {
        var extensions = new HashMap<>(event.extensions());
        extensions.put(PARENT, parent());
        extensions.remove(STATE);
        state.ifPresent(text -> extensions.put(STATE, text));
        return event.withExtensions(extensions);
    }

    /** The value of {@code traceparent}. */
    public String parent() {
        return "00-" + traceId + '-' + spanId + (sampled ? "-01" : "-00");
    }

    private static String traceIdOf(KeptnContext context) {
        var text = context.value().replace("-", "").toLowerCase(Locale.ROOT);
        return text.matches("(?!0{32})[0-9a-f]{32}") ? text : hex(NameUuid.of("trace\n" + context.value()));
    }

    private static String spanIdOf(String name) {
        return hex(UUID.nameUUIDFromBytes(("span\n" + name).getBytes(StandardCharsets.UTF_8)))
                .substring(0, 16);
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }
}
