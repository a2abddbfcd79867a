package dev.drydock.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The messages on the page for providers are events, and answer each other as the page says. */
class DocumentedMessagesTest {
    private static final Pattern JSON = Pattern.compile("(?ms)^```json\\n(.*?)^```");

    private final EventCodec codec = new EventCodec();

    @Test
    void shouldShowMessagesThatKeepToTheContract() throws IOException {
        // Given
        var events = messages();

        // Then
        assertThat(events).hasSize(3);
        var triggered = events.get(0);
        assertThat(triggered.data().text("action", "action")).contains("scale");
        for (var kind : List.of(EventKind.STARTED, EventKind.FINISHED)) {
            var answer = events.stream()
                    .filter(event -> event.taskOf(kind).isPresent())
                    .findFirst()
                    .orElseThrow();
            assertThat(answer.taskOf(kind)).isEqualTo(triggered.taskOf(EventKind.TRIGGERED));
            assertThat(answer.id()).isEqualTo(EventId.derived(triggered.id(), kind.wire(), answer.source()));
            assertThat(answer.triggeredId()).isEqualTo(Optional.of(triggered.id()));
            assertThat(answer.context()).isEqualTo(triggered.context());
            assertThat(answer.gitCommitId()).isEqualTo(triggered.gitCommitId());
            assertThat(answer.data().scope()).isEqualTo(triggered.data().scope());
            assertThat(answer.data().at("labels")).isEqualTo(triggered.data().at("labels"));
        }
        assertThat(events.get(2).data().result()).contains(Result.PASS);
        assertThat(events.get(2).data().status()).contains(Status.SUCCEEDED);
    }

    private List<KeptnEvent> messages() throws IOException {
        return JSON.matcher(Files.readString(Path.of("../../docs/action-provider.md")))
                .results()
                .map(block -> codec.decode(block.group(1).getBytes(StandardCharsets.UTF_8)))
                .map(decoded -> ((Decoded.Valid) decoded).event())
                .toList();
    }
}
