package dev.drydock.local.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.embedded.ChildProcess;
import dev.drydock.embedded.ServerFailed;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.local.Parts;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Plays the tour: sets the scene, then waits for what the events bring. */
final class Tour {
    private static final Duration DELIVERY = Duration.ofMinutes(5);
    private static final Duration ALERT = Duration.ofSeconds(90);
    private static final Duration REMEDY = Duration.ofMinutes(6);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Screen screen;
    private final Parts parts;
    private final Around around;
    private final EventWatch watch;
    private final Api api;
    private Optional<ChildProcess> users = Optional.empty();
    private Story story = Story.begin();

    Tour(Screen screen, Parts parts, Around around, EventWatch watch, Api api) {
        this.screen = screen;
        this.parts = parts;
        this.around = around;
        this.watch = watch;
        this.api = api;
    }

    Outcome play(boolean full) {
        if (full) {
            deliver();
        } else {
            deploy();
        }
        var before = makeTrouble();
        screen.heading("Drydock heals it");
        story.problem()
                .ifPresent(context -> screen.plain("  (in another terminal: ./drydock watch " + context + ")\n"));
        follow(REMEDY, now -> now.ending().isPresent(), "the problem to come to an end");
        return new Outcome(story, before, tellResponseTime());
    }

    private void deploy() {
        screen.heading("A service runs");
        around.deploy("qa", "production");
        screen.tell("helloservice runs with one replica in qa and one in production");
    }

    private void deliver() {
        screen.heading("A delivery, stage by stage");
        api.post("trigger a delivery", "/api/v1/event", deliveryTriggered());
        follow(DELIVERY, now -> now.delivery().isPresent(), "the delivery to end");
        if (story.delivery().orElseThrow() == Result.FAIL) {
            throw new ServerFailed("Expected the delivery to production to pass, but it failed.");
        }
    }

    private ObjectNode deliveryTriggered() {
        var event = api.document()
                .put("type", "sh.keptn.event.qa.delivery.triggered")
                .put("specversion", "1.0")
                .put("source", "tour");
        var data = event.putObject("data")
                .put("project", TourProject.PROJECT)
                .put("stage", "qa")
                .put("service", TourProject.SERVICE);
        data.putObject("configurationChange").putObject("values").put("image", Surroundings.IMAGE);
        return event;
    }

    private OptionalLong makeTrouble() {
        screen.heading("The problem");
        around.startCampaign();
        screen.tell("a promotion campaign begins: each request to production is dearer now");
        users = Optional.of(around.letUsersIn());
        screen.tell(Load.USERS + " users come to production (Locust) and stay until the end");
        follow(ALERT, now -> now.problem().isPresent(), "Alertmanager to report the slow service");
        return tellResponseTime();
    }

    private OptionalLong tellResponseTime() {
        var now = around.p95();
        now.ifPresent(millis -> screen.tell("95 of 100 users are answered within " + millis + " ms at this moment"));
        return now;
    }

    private void follow(Duration patience, Predicate<Story> until, String expectation) {
        var end = System.nanoTime() + patience.toNanos();
        while (!until.test(story)) {
            watch.next(LOOK).ifPresent(this::hear);
            check(System.nanoTime() < end, expectation, "it did not within " + patience.toSeconds() + " s");
            check(users.map(ChildProcess::isAlive).orElse(true), expectation, "the users (Locust) have left");
        }
    }

    private void hear(KeptnEvent event) {
        var told = story.tell(event);
        story = told.story();
        told.lines().forEach(screen::tell);
    }

    private void check(boolean holds, String expectation, String otherwise) {
        if (parts.isClosing()) {
            throw new Parts.Stopped();
        }
        if (!holds) {
            throw new ServerFailed("Expected " + expectation + ", but " + otherwise + ". "
                    + users.map(ChildProcess::logTail).orElse(""));
        }
    }
}
