package dev.drydock.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.client.ServerSentEvents.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerSentEventsTest {
    @Test
    void shouldReadMessagesWhenCommentsAndOtherFieldsStandBetween() throws IOException {
        // When
        var messages = read(": hello\n\nid: 7\nevent: e\ndata: a\n\nretry: 5\ndata:b\n\n");

        // Then
        assertThat(messages).containsExactly(new Message("7", "a"), new Message("7", "b"));
    }

    @Test
    void shouldJoinTheLinesOfOneMessageWhateverEndsThem() throws IOException {
        // When
        var messages = read("id:1\r\ndata:a\r\ndata: b\r\n\r\n");

        // Then
        assertThat(messages).containsExactly(new Message("1", "a\nb"));
    }

    @Test
    void shouldLeaveOutAMessageWhenTheConnectionBreaksInIt() throws IOException {
        // When
        var messages = read("id:1\ndata:a\n\nid:2\ndata:b\n");

        // Then
        assertThat(messages).containsExactly(new Message("1", "a"));
    }

    @Test
    void shouldKnowWhereItStandsWhenAnIdComesWithoutAMessage() throws IOException {
        // Given
        var text = "id:5\n: listening\n\nid:6\ndata:cut";

        // When
        try (var stream = new ServerSentEvents(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            var message = stream.next();

            // Then
            assertThat(message).isEmpty();
            assertThat(stream.lastId()).isEqualTo("5");
        }
    }

    private static List<Message> read(String text) throws IOException {
        var messages = new ArrayList<Message>();
        try (var stream = new ServerSentEvents(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            for (var message = stream.next(); message.isPresent(); message = stream.next()) {
                messages.add(message.get());
            }
        }
        return messages;
    }
}
