package dev.drydock.events.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Problem;
import dev.drydock.events.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final UUID FRESH = UUID.fromString("11111111-2222-4333-8444-555555555555");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
    private final EventCodec codec = new EventCodec();

    @Test
    void shouldReadBackWhatItWrote() {
        // Given
        var event = new KeptnEvent(
                new EventId("e1"),
                "job-executor-service",
                EventType.parse("sh.keptn.event.action.finished"),
                Instant.parse("2026-11-22T10:00:00.120Z"),
                Optional.of(new KeptnContext(FRESH.toString())),
                Optional.of(new EventId("t1")),
                Optional.of("c0ffee"),
                new Payload(Map.of("n", 1, "list", List.of(1.5, true), "o", Map.of("a", "b"))),
                Map.of("traceparent", "00-1-2-00", "extensions", Map.of("x", 1)));

        // When
        var decoded = codec.decode(codec.encode(event));

        // Then
        assertThat(decoded).isEqualTo(new Decoded.Valid(event));
    }

    @Test
    void shouldFillInWhatIsMissingWhenAnEventComesByTheApi() {
        // Given
        var body = """
                {"type": "sh.keptn.event.production.remediation.triggered", "specversion": "1.0",
                 "source": "https://example.org/fake-problem", "contenttype": "application/json",
                 "data": {"Project": "fulltour", "stage": "production", "service": "helloservice",
                          "problem": {"ProblemTitle": "slow", "ROOTCAUSE": "disk"}}}""";

        // When
        var event = ((Decoded.Valid) codec.decodeFromApi(body.getBytes(UTF_8), FRESH, NOW)).event();

        // Then
        assertThat(event.id()).isEqualTo(new EventId(FRESH.toString()));
        assertThat(event.context()).contains(new KeptnContext(FRESH.toString()));
        assertThat(event.time()).isEqualTo(Instant.parse("2026-11-22T10:00:00.123Z"));
        assertThat(event.type()).isEqualTo(new EventType.OfSequence("production", "remediation", EventKind.TRIGGERED));
        assertThat(event.data().scope()).contains(new Scope("fulltour", "production", "helloservice"));
        assertThat(Problem.of(event.data()))
                .contains(new Problem(Optional.of("slow"), Optional.of("disk"), Optional.empty(), Optional.empty()));
    }

    @Test
    void shouldReadAttributesInAnyCaseAndMakeTheirNamesPlain() {
        // Given
        var body = """
                {"ID": "mine", "specVersion": "1.0", "Type": "sh.keptn.event.t.finished", "source": "s",
                 "triggeredId": "t1", "build-number": 7, "Type-": "twice", "--": "nothing", "Data": {"aB": 1}}""";

        // When
        var event = ((Decoded.Valid) codec.decodeFromApi(body.getBytes(UTF_8), FRESH, NOW)).event();

        // Then
        assertThat(event.id()).isEqualTo(new EventId("mine"));
        assertThat(event.type()).isEqualTo(EventType.parse("sh.keptn.event.t.finished"));
        assertThat(event.triggeredId()).contains(new EventId("t1"));
        assertThat(event.data().values()).containsExactly(Map.entry("aB", 1));
        assertThat(event.extensions()).containsExactly(Map.entry("buildnumber", 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"specversion", "id", "source", "time", "datacontenttype", "shkeptncontext", "triggeredid"})
    void shouldReadBackAnEventOfWhichAnAttributeThatIsATextWasNone(String attribute) {
        // Given
        var body = "{\"%s\":{\"a\":[1]},\"type\":\"sh.keptn.event.qa.delivery.triggered\",\"other\":[2]}"
                .formatted(attribute);
        var event = ((Decoded.Valid) codec.decodeFromApi(body.getBytes(UTF_8), FRESH, NOW)).event();

        // When
        var decoded = codec.decode(codec.encode(event));

        // Then
        assertThat(decoded).isEqualTo(new Decoded.Valid(event));
        assertThat(event.extensions()).containsExactly(Map.entry("other", List.of(2)));
    }

    @Test
    void shouldGiveTheSameContextAgainWhenAnEventWithAnIdIsSentAgain() {
        // Given
        var body =
                "{\"id\":\"mine\",\"type\":\"sh.keptn.event.qa.delivery.triggered\",\"source\":\"ci\"}".getBytes(UTF_8);

        // When
        var first = ((Decoded.Valid) codec.decodeFromApi(body, FRESH, NOW)).event();
        var second = ((Decoded.Valid) codec.decodeFromApi(body, UUID.randomUUID(), NOW)).event();

        // Then
        assertThat(second.context()).isPresent().isEqualTo(first.context());
        assertThat(UUID.fromString(first.context().orElseThrow().value())).isNotEqualTo(FRESH);
    }

    @Test
    void shouldKeepIdAndSeedTheContextWhenTheSenderGaveThem() {
        // Given
        var body =
                "{\"id\":\"mine\",\"shkeptncontext\":\"build-7\",\"type\":\"sh.keptn.event.t.started\",\"source\":\"a b\"}";

        // When
        var first = ((Decoded.Valid) codec.decodeFromApi(body.getBytes(UTF_8), FRESH, NOW)).event();
        var second = ((Decoded.Valid) codec.decodeFromApi(body.getBytes(UTF_8), UUID.randomUUID(), NOW)).event();

        // Then
        assertThat(first).isEqualTo(second);
        assertThat(first.id()).isEqualTo(new EventId("mine"));
        assertThat(first.source()).isEqualTo("a%20b");
        assertThat(first.context().orElseThrow().value())
                .isNotEqualTo(FRESH.toString())
                .hasSize(36);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"a\": `|not JSON at line 1",
                "`{\"a\": {`|start marker at line: 1, column: 7",
                "`[1]`|expected a JSON object",
                "`{}`|'type' is missing",
                "`{\"specversion\":\"1.0\",\"type\":\"a.b\",\"source\":\"s\"}`|id",
                "`{\"specversion\":\"0.2\",\"id\":\"1\",\"type\":\"a.b\",\"source\":\"s\"}`|0.2",
                "`{\"specversion\":\"1.0\",\"id\":\"1\",\"type\":\"a.*.b\",\"source\":\"s\"}`|single dots",
                "`{\"specversion\":\"1.0\",\"id\":\"1\",\"type\":\"a.b\",\"source\":\"s\",\"data\":5}`|data is NUMBER",
                "`{\"specversion\":\"1.0\",\"id\":\"1\",\"type\":\"a.b\",\"source\":\"s\",\"data\":{\"n\":[-1e400]}}`|too large",
                "`{\"specversion\":\"1.0\",\"id\":\"1\",\"type\":\"a.b\",\"source\":\"s\",\"time\":\"noon\"}`|time",
                "`{\"specversion\":\"1.0\",\"id\":\"1\",\"type\":\"a.b\",\"source\":\"s\",\"time\":\"+10000-01-01T00:00:00Z\"}`|four digits",
            })
    void shouldSayWhatIsWrongWhenBytesAreNoEvent(String message, String reason) {
        // When
        var decoded = codec.decode(message.getBytes(UTF_8));

        // Then
        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Decoded.Malformed.class,
                        malformed -> assertThat(malformed.reason())
                                .contains(reason)
                                .doesNotContain("com.fasterxml", "Source", "\n"));
    }
}
