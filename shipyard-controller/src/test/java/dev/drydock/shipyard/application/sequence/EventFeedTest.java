package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.shipyard.application.sequence.EventTail.Position;
import dev.drydock.shipyard.application.sequence.EventTail.Tailed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFeedTest {
    private static final int EVENTS = 1000;
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void shouldTellEachEventOnceWhenTheFollowerIsSlow() {
        // Given
        var feed = new EventFeed(new Log());
        var follower = feed.from(new Position(0, 0)).subscribe().withSubscriber(AssertSubscriber.create());

        // When
        IntStream.range(0, EVENTS).forEach(number -> follower.awaitNextItem(SOON));

        // Then
        assertThat(follower.getItems())
                .extracting(Tailed::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, EVENTS)
                        .mapToObj(number -> new Position(1, number))
                        .toList());
        follower.cancel();
    }

    @ParameterizedTest
    @CsvSource({"1-7, 1-7", "1-1001, 1-1000", "90000-3, 1-1000"})
    void shouldGoOnWhereTheLogEndsWhenTheLastPlaceIsOfAnotherLog(String last, String from) {
        // Given
        var feed = new EventFeed(new Log());

        // When
        var place = feed.after(Position.parse(last).orElseThrow()).await().atMost(SOON);

        // Then
        assertThat(place).hasToString(from);
    }

    /** Events that were committed long ago. */
    private static final class Log implements EventTail {
        @Override
        public Uni<Position> end() {
            return Uni.createFrom().item(new Position(1, EVENTS));
        }

        @Override
        public Uni<List<Tailed>> after(Position position, int atMost) {
            return Uni.createFrom()
                    .item(LongStream.rangeClosed(position.number() + 1, EVENTS)
                            .limit(atMost)
                            .mapToObj(Log::event)
                            .toList());
        }

        private static Tailed event(long number) {
            return new Tailed(
                    new Position(1, number),
                    new KeptnEvent(
                            new EventId("event-" + number),
                            "test",
                            EventType.parse("sh.keptn.event.deploy.finished"),
                            Instant.EPOCH,
                            new KeptnContext("c"),
                            Optional.empty(),
                            Optional.empty(),
                            Payload.EMPTY));
        }
    }
}
