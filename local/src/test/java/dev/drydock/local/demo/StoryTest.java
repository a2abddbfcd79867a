package dev.drydock.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoryTest {
    private static final String FIRST_ALERT = "production.remediation.triggered";

    private final List<String> lines = new ArrayList<>();
    private Story story = Story.begin();
    private int events;

    @Test
    void shouldTellOfTheAlertWhenTheFirstRemediationIsTriggered() {
        // When
        hear(FIRST_ALERT, Payload.EMPTY.with("problem", Map.of("problemTitle", "slow pages")));

        // Then
        assertThat(lines).containsExactly("Alertmanager has reported slow pages in production: a remediation begins.");
        assertThat(story.problem()).contains("a-context");
    }

    @Test
    void shouldSayThatItDidNotSufficeWhenTheRemediationIsTriggeredAgain() {
        // Given
        hear(FIRST_ALERT, Payload.EMPTY);
        lines.clear();

        // When
        hear(FIRST_ALERT, Payload.EMPTY);

        // Then
        assertThat(lines).containsExactly("That did not suffice. The shipyard says: remediate again.");
    }

    @Test
    void shouldTellAnEventOnceWhenItComesTwice() {
        // Given
        var event = event("get-action.finished", action("scale", "Scale up"));
        hear(event);

        // When
        hear(event);

        // Then
        assertThat(lines).containsExactly("Action 1 of remediation.yaml: \"scale\" (Scale up).");
        assertThat(story.attempts()).hasSize(1);
    }

    @Test
    void shouldJudgeTheLastAttemptWhenAnEvaluationFinishes() {
        // Given
        hear("get-action.finished", action("toggle", "Switch it off"));
        hear("get-action.finished", action("scale", "Scale up"));
        lines.clear();

        // When
        hear("evaluation.finished", evaluation(25, Result.FAIL, 514.6));

        // Then
        assertThat(lines)
                .containsExactly(
                        "The evaluation of the SLO says fail, score 25: Response time p95 (ms) 515, wanted <=350.");
        assertThat(story.attempts())
                .extracting(Attempt::judgement)
                .satisfiesExactly(
                        first -> assertThat(first).isEmpty(),
                        second ->
                                assertThat(second).map(Attempt.Judgement::score).contains(25L));
    }

    @Test
    void shouldSayNoDataWhenNothingWasMeasured() {
        // When
        hear("evaluation.finished", Payload.EMPTY.with(Result.FAIL, Status.SUCCEEDED));

        // Then
        assertThat(lines).containsExactly("The evaluation of the SLO says fail, score 0: nothing measured.");
    }

    @Test
    void shouldNotCountAnAttemptWhenNoActionIsLeft() {
        // When
        hear(
                "get-action.finished",
                action("scale", "Scale up").with("message", "no more").with(Result.FAIL, Status.SUCCEEDED));

        // Then
        assertThat(lines).containsExactly("remediation.yaml has no further action. no more");
        assertThat(story.attempts()).isEmpty();
    }

    @Test
    void shouldEndWellWhenTheProblemIsResolved() {
        // When
        hear("problem.resolved", Payload.EMPTY.with("message", "After two actions."));

        // Then
        assertThat(lines).containsExactly("The problem is resolved. After two actions.");
        assertThat(story.ending()).map(Story.Ending::healed).contains(true);
    }

    @Test
    void shouldEndBadlyWhenTheProblemIsEscalated() {
        // When
        hear("problem.escalated", Payload.EMPTY.with("message", "Nothing helped."));

        // Then
        assertThat(lines).containsExactly("Drydock has no further action and calls for people. Nothing helped.");
        assertThat(story.ending()).map(Story.Ending::healed).contains(false);
    }

    @Test
    void shouldKnowTheDeliverysEndWhenProductionHasIt() {
        // When
        hear("qa.delivery.finished", Payload.EMPTY.with(Result.PASS, Status.SUCCEEDED));
        var afterQa = story.delivery();
        hear("production.delivery.finished", Payload.EMPTY.with(Result.PASS, Status.SUCCEEDED));

        // Then
        assertThat(afterQa).isEmpty();
        assertThat(story.delivery()).contains(Result.PASS);
        assertThat(lines).containsExactly("The delivery to qa ended: pass.", "The delivery to production ended: pass.");
    }

    @Test
    void shouldNameTheImageWhenADeliveryBegins() {
        // When
        hear(
                "qa.delivery.triggered",
                Payload.EMPTY.with("configurationChange", Map.of("values", Map.of("image", "hello:2"))));

        // Then
        assertThat(lines).containsExactly("The delivery of hello:2 to qa begins.");
    }

    @Test
    void shouldTellWhatAFailedTaskSaidWhenItFinishes() {
        // When
        hear(
                "je-test.finished",
                Payload.EMPTY.with("message", "no locust\nat all").with(Result.FAIL, Status.ERRORED));

        // Then
        assertThat(lines).containsExactly("je-test ended: fail, no locust.");
    }

    private void hear(String type, Payload data) {
        hear(event(type, data));
    }

    private void hear(KeptnEvent event) {
        var told = story.tell(event);
        story = told.story();
        lines.addAll(told.lines());
    }

    private KeptnEvent event(String type, Payload data) {
        return new KeptnEvent(
                new EventId("event-" + events++),
                "somebody",
                EventType.parse(EventType.PREFIX + type),
                Instant.EPOCH,
                new KeptnContext("a-context"),
                Optional.empty(),
                Optional.empty(),
                data.with("stage", "production"));
    }

    private static Payload action(String name, String description) {
        return Payload.EMPTY
                .with("action", Map.of("name", name, "description", description))
                .with(Result.PASS, Status.SUCCEEDED);
    }

    private static Payload evaluation(int score, Result result, double p95) {
        var objective = Map.of(
                "displayName",
                "Response time p95 (ms)",
                "keySli",
                true,
                "value",
                Map.of("metric", "response_time_p95", "value", p95),
                "passTargets",
                List.of(Map.of("criteria", "<=350")));
        var other = Map.of("displayName", "Failed requests", "keySli", false);
        return Payload.EMPTY
                .with("evaluation", Map.of("score", score, "indicatorResults", List.of(other, objective)))
                .with(result, Status.SUCCEEDED);
    }
}
