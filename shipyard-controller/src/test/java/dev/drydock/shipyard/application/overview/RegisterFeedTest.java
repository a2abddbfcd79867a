package dev.drydock.shipyard.application.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegisterFeedTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void shouldTellWhatIsOtherwiseThanAFollowerKnows() {
        // Given
        var feed = new RegisterFeed(marks("b", "b", "c"));

        // When
        var follower = feed.from(Map.of("projects", "a")).subscribe().withSubscriber(AssertSubscriber.create(10));
        follower.awaitItems(2, SOON);

        // Then
        assertThat(follower.getItems()).containsExactly("projects", "projects");
        follower.cancel();
    }

    @Test
    void shouldGoOnWhenTheRegistersCouldNotBeReadOnce() {
        // Given
        var feed = new RegisterFeed(marks("a", "fails", "b"));

        // When
        var follower = feed.from(Map.of("projects", "a")).subscribe().withSubscriber(AssertSubscriber.create(10));
        follower.awaitItems(1, SOON);

        // Then
        assertThat(follower.getItems()).containsExactly("projects");
        follower.cancel();
    }

    /** The mark of the projects at each look; the last one stays. */
    private static Registers marks(String... marks) {
        Deque<String> left = new ArrayDeque<>(List.of(marks));
        return () -> {
            var now = left.size() > 1 ? left.remove() : left.element();
            return now.equals("fails")
                    ? Uni.createFrom().failure(new IllegalStateException("the database is away"))
                    : Uni.createFrom().item(Map.of("projects", now));
        };
    }
}
