package dev.drydock.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final KeptnEvent TASK = new KeptnEvent(
            new EventId("e1"),
            "shipyard-controller",
            EventType.taskTriggered("deployment"),
            Instant.EPOCH,
            new KeptnContext("6F9619FF-8B86-4011-B42D-00C04FC964FF"),
            Optional.empty(),
            Optional.empty(),
            Payload.EMPTY);

    @Test
    void shouldReadWhatTheExtensionCarries() {
        // When
        var read = TraceContext.of(TASK.withExtensions(Map.of("traceparent", PARENT, "tracestate", "vendor=1")));

        // Then
        assertThat(read)
                .contains(new TraceContext(
                        "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", true, Optional.of("vendor=1")));
    }

    @Test
    void shouldTakeNoStateThatIsNoPrintableText() {
        // When
        var read = TraceContext.of(TASK.withExtensions(Map.of("traceparent", PARENT, "tracestate", "vendor=\0")));

        // Then
        assertThat(read.orElseThrow().state()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"
            })
    void shouldTakeWhatIsNoTraceContextForNone(String parent) {
        assertThat(TraceContext.of(TASK.withExtensions(Map.of("traceparent", parent))))
                .isEmpty();
    }

    @Test
    void shouldTraceAFlowByItsContext() {
        // When
        var flow = TraceContext.ofFlow(TASK.context().orElseThrow());

        // Then
        assertThat(flow.traceId()).isEqualTo("6f9619ff8b864011b42d00c04fc964ff");
        assertThat(TraceContext.ofFlow(new KeptnContext("no uuid")).traceId()).matches("[0-9a-f]{32}");
        assertThat(flow.at(TASK.id())).isEqualTo(flow.at(TASK.id()));
        assertThat(flow.at(TASK.id()).spanId())
                .matches("[0-9a-f]{16}")
                .isNotEqualTo(flow.at(new EventId("e2")).spanId());
    }

    @Test
    void shouldGoThroughTheWireAndIntoAnswers() {
        // Given
        var traced = TraceContext.ofFlow(TASK.context().orElseThrow()).on(TASK);
        var codec = new EventCodec();

        // When
        var received = ((Decoded.Valid) codec.decode(codec.encode(traced))).event();
        var answer = new Answer(received, "helm").started(Instant.EPOCH);

        // Then
        assertThat(TraceContext.of(received)).isEqualTo(TraceContext.of(traced)).isPresent();
        assertThat(TraceContext.of(answer)).isEqualTo(TraceContext.of(traced));
        assertThat(answer.id()).isEqualTo(Answer.startedId(TASK.id(), "helm"));
    }

    @Test
    void shouldLeaveAnswersToUntracedTasksUntraced() {
        assertThat(new Answer(TASK, "helm").started(Instant.EPOCH).extensions()).isEmpty();
    }
}
