package dev.drydock.cli.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.cli.Played;
import dev.drydock.cli.TestClock;
import dev.drydock.cli.client.ApiException;
import dev.drydock.cli.client.ApiExceptions;
import dev.drydock.cli.client.KeptnEvent;
import dev.drydock.cli.follow.Follower.End;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class FollowerTest {
    private final TestClock clock = new TestClock();
    private final Deque<List<KeptnEvent>> looks = new ArrayDeque<>();
    private final RunStory story = new RunStory();
    private final List<Step> shown = new ArrayList<>();

    @Test
    void shouldEndWhenTheRunIsOverAndNothingFollows() {
        // Given
        looks.add(RunStoryTest.healingRun().events());

        // When
        var end = follow(project -> true, Optional.empty());

        // Then
        assertThat(end).isEqualTo(End.RUN_OVER);
        assertThat(shown).hasSize(10);
        assertThat(elapsed()).isEqualTo(Follower.QUIET);
    }

    @Test
    void shouldGoOnWhenAFollowUpBeginsAMomentLater() {
        // Given
        var events = RunStoryTest.healingRun().events();
        looks.add(events.subList(0, 11));
        looks.add(List.of());
        looks.add(List.of());
        looks.add(events.subList(11, events.size()));

        // When
        var end = follow(project -> true, Optional.empty());

        // Then
        assertThat(end).isEqualTo(End.RUN_OVER);
        assertThat(story.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void shouldWaitForTheServersWordWhenTheEventsSayItIsOver() {
        // Given
        looks.add(RunStoryTest.healingRun().events());
        var over = clock.instant().plusSeconds(5);

        // When
        var end =
                follow(project -> project.equals("fulltour") && !clock.instant().isBefore(over), Optional.empty());

        // Then
        assertThat(end).isEqualTo(End.RUN_OVER);
        assertThat(elapsed()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void shouldEndByItselfWhenTheServerNeverSaysItIsOver() {
        // Given
        looks.add(RunStoryTest.healingRun().events());

        // When
        var end = follow(project -> false, Optional.empty());

        // Then
        assertThat(end).isEqualTo(End.RUN_OVER);
        assertThat(elapsed()).isEqualTo(Follower.LONGEST_QUIET);
    }

    @Test
    void shouldTimeOutWhenTheRunGoesOnForTooLong() {
        // Given
        looks.add(new Played().sequence("qa.delivery", "triggered", "").events());

        // When
        var end = follow(project -> true, Optional.of(Duration.ofSeconds(90)));

        // Then
        assertThat(end).isEqualTo(End.TIME_OUT);
        assertThat(elapsed()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void shouldGiveUpWhenTheContextHasNoSequence() {
        // When
        var end = follow(project -> true, Optional.empty());

        // Then
        assertThat(end).isEqualTo(End.NOTHING_SEEN);
    }

    @Test
    void shouldGoOnWhenTheServerWasAwayForAMoment() {
        // Given
        var back = clock.instant().plusSeconds(20);
        var events = RunStoryTest.healingRun().events();
        EventFeed feed = () -> {
            if (clock.instant().isBefore(back)) {
                throw ApiExceptions.unreachable();
            }
            return looks.isEmpty() && shown.isEmpty() ? events : List.of();
        };
        story.tell(
                new Played().sequence("qa.delivery", "triggered", "").events().get(0));
        story.tell(new Played()
                .sequence("qa.delivery", "finished", "'result':'pass'")
                .events()
                .get(0));

        // When
        var end = follower(feed, project -> true).follow(Optional.empty());

        // Then
        assertThat(end).isEqualTo(End.RUN_OVER);
        assertThat(shown).hasSize(10);
    }

    @Test
    void shouldFailWhenTheServerStaysAway() {
        // Given
        var follower = follower(
                () -> {
                    throw ApiExceptions.unreachable();
                },
                project -> true);
        story.tell(
                new Played().sequence("qa.delivery", "triggered", "").events().get(0));

        // When
        var following = assertThatThrownBy(() -> follower.follow(Optional.empty()));

        // Then
        following.isInstanceOf(ApiException.class);
        assertThat(elapsed()).isEqualTo(Follower.SERVER_AWAY);
    }

    private End follow(Predicate<String> serverSaysOver, Optional<Duration> limit) {
        EventFeed feed = () -> looks.isEmpty() ? List.of() : looks.remove();
        return follower(feed, serverSaysOver).follow(limit);
    }

    private Follower follower(EventFeed feed, Predicate<String> serverSaysOver) {
        var sink = new StepSink() {
            @Override
            public void step(Step step) {
                shown.add(step);
            }

            @Override
            public void waiting(String text) {}

            @Override
            public boolean isOpen() {
                return true;
            }
        };
        return new Follower(feed, story, sink, serverSaysOver, clock, clock);
    }

    private Duration elapsed() {
        return Duration.between(new TestClock().instant(), clock.instant());
    }
}
