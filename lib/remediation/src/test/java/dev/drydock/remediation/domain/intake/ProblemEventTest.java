package dev.drydock.remediation.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Problem;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemEventTest {
    private static final PlaceNames PLACES = ProblemReport.PLACES;
    private static final Map<String, Object> OPEN = Map.of(
            "State",
            "OPEN",
            "PID",
            "93a5-3fas",
            "ProblemID",
            "ab81",
            "ProblemTitle",
            "cpu_usage",
            "ProblemURL",
            "http://d",
            "project",
            "p",
            "stage",
            "production",
            "service",
            "s",
            "labels",
            Map.of("team", "x"));

    @Test
    void shouldTriggerTheRemediationWithTheProblemAsItCame() {
        // When
        var trigger = ((Intake.Readable) ProblemEvent.read(event("1", "c1", OPEN), PLACES)).trigger();

        // Then
        assertThat(trigger.type().value()).isEqualTo("sh.keptn.event.production.remediation.triggered");
        assertThat(trigger.data().at("labels")).contains(Map.of("team", "x", "Problem URL", "http://d"));
        assertThat(trigger.data().text("problem", "ProblemID")).contains("ab81");
        assertThat(Problem.of(trigger.data()).orElseThrow().title()).contains("cpu_usage");
    }

    @Test
    void shouldBelongToTheSameFlowWhenTheProblemCloses() {
        // Given
        var closed = new HashMap<>(OPEN);
        closed.put("State", "RESOLVED");

        // When
        var opening = (Intake.Readable) ProblemEvent.read(event("1", "c1", OPEN), PLACES);
        var closing = (Intake.Readable) ProblemEvent.read(event("2", "c2", closed), PLACES);

        // Then
        assertThat(closing.context()).isEqualTo(opening.context());
        assertThat(Problem.of(closing.trigger().data()).orElseThrow().isResolved())
                .isTrue();
    }

    @Test
    void shouldKeepTheContextWhenTheProblemHasNoId() {
        // Given
        var nameless = new HashMap<>(OPEN);
        nameless.remove("PID");

        // When
        var intake = (Intake.Readable) ProblemEvent.read(event("1", "c1", nameless), PLACES);

        // Then
        assertThat(intake.context().value()).isEqualTo("c1");
    }

    @Test
    void shouldNameWhatIsMissingWhenItRefuses() {
        // When
        var intake = ProblemEvent.read(event("1", "c1", Map.of("project", "p", "ProblemTitle", "x")), PLACES);

        // Then
        assertThat(intake)
                .isEqualTo(
                        new Intake.Refused(
                                "missing field or tag 'stage' or 'KeptnStage' or 'keptn_stage', 'service' or 'KeptnService' or 'keptn_service': add them so that Drydock knows whose problem it is"));
    }

    private static KeptnEvent event(String id, String context, Map<String, Object> data) {
        return new KeptnEvent(
                new EventId(id),
                "dynatrace",
                EventType.parse(ProblemEvent.TYPE),
                Instant.parse("2026-01-01T10:00:00Z"),
                new KeptnContext(context),
                Optional.empty(),
                Optional.empty(),
                new Payload(data));
    }
}
