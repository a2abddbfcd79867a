package dev.drydock.cli.follow;

import dev.drydock.cli.Pause;
import dev.drydock.cli.client.ApiException;
import dev.drydock.cli.client.KeptnEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Follows a run until nothing more will come of it. A server that is away for a moment is waited for. */
public final class Follower {
    static final Duration INTERVAL = Duration.ofMillis(500);
    /** A follow-up is triggered at once; this long without an event after the last end, there is none. */
    static final Duration QUIET = Duration.ofMillis(1500);
    /** The server's own word may lag behind the events; this is how long it is waited for. */
    static final Duration LONGEST_QUIET = Duration.ofSeconds(15);

    static final Duration FIRST_EVENT = Duration.ofSeconds(10);
    static final Duration SERVER_AWAY = Duration.ofSeconds(60);

    /** Why the following ended. */
    public enum End {
        RUN_OVER,
        NOTHING_SEEN,
        TIME_OUT,
        NOBODY_READS
    }

    private final EventFeed feed;
    private final RunStory story;
    private final StepSink sink;
    private final Predicate<String> serverSaysOver;
    private final InstantSource time;
    private final Pause pause;

    /** {@code serverSaysOver} is asked with the project once the events say that all is over. */
    public Follower(
            EventFeed feed,
            RunStory story,
            StepSink sink,
            Predicate<String> serverSaysOver,
            InstantSource time,
            Pause pause) {
        this.feed = feed;
        this.story = story;
        this.sink = sink;
        this.serverSaysOver = serverSaysOver;
        this.time = time;
        this.pause = pause;
    }

    public End follow(Optional<Duration> limit) {
        var begun = time.instant();
        var lastEvent = begun;
        var lastAnswer = begun;
        while (sink.isOpen()) {
            try {
                var events = feed.next();
                lastAnswer = time.instant();
                lastEvent = events.isEmpty() ? lastEvent : lastAnswer;
                show(events);
                if (isOver(lastEvent)) {
                    return ended(End.RUN_OVER);
                }
            } catch (ApiException e) {
                failUnlessItMayPass(e, lastAnswer);
            }
            if (!story.hasBegun() && hasPassed(FIRST_EVENT, begun)) {
                return ended(End.NOTHING_SEEN);
            }
            if (limit.isPresent() && hasPassed(limit.get(), begun)) {
                return ended(End.TIME_OUT);
            }
            feed.pause(INTERVAL, pause);
        }
        return End.NOBODY_READS;
    }

    private void show(List<KeptnEvent> events) {
        for (var event : events) {
            story.tell(event).forEach(sink::step);
        }
        sink.waiting(story.isOver() ? "" : WaitingLine.of(story, time.instant()));
    }

    private boolean isOver(Instant lastEvent) {
        return story.isOver()
                && hasPassed(QUIET, lastEvent)
                && (hasPassed(LONGEST_QUIET, lastEvent) || serverSaysOver.test(story.project()));
    }

    private void failUnlessItMayPass(ApiException e, Instant lastAnswer) {
        if (!e.mayPass() || hasPassed(SERVER_AWAY, lastAnswer)) {
            sink.waiting("");
            throw e;
        }
        sink.waiting("the server does not answer, trying again");
    }

    private boolean hasPassed(Duration length, Instant since) {
        return !time.instant().isBefore(since.plus(length));
    }

    private End ended(End end) {
        sink.waiting("");
        return end;
    }
}
