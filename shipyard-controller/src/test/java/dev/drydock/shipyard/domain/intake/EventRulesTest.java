package dev.drydock.shipyard.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the data, {@code p s v} stand for project, stage and service, {@code R} and {@code S} for result and status. */
class EventRulesTest {
    private static final String EVENT = "sh.keptn.event.";

    @ParameterizedTest(name = "{0} {1} [{2}] {3}")
    @CsvSource({
        "EV2, stage.sequence.triggered, psv, -",
        "EV9, stage.sequence.triggered, psvRS, -",
        "EV10, task.started, psv, id",
        "EV11, task.finished, psvRS, id",
        "EV12, task.status.changed, psv, id",
        "EV13, task.invalidated, , -",
        "EV19, monitoring.configure, pt, -",
        "EV19, monitoring.configure, pvt, -"
    })
    void shouldWelcomeWhatPeopleAndExecutorsSay(String row, String type, String data, String triggeredId) {
        assertThat(EventRules.refusal(event(EVENT + type, data, triggeredId))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sh.keptn.log.error", "sh.keptn.events.problem"})
    void shouldWelcomeWhatIsFreeOfForm(String type) {
        assertThat(EventRules.refusal(event(type, "", "-"))).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} [{2}] {3}")
    @CsvSource({
        "EV3, stage.sequence.started, psv, -, .triggered",
        "EV3, stage.sequence.finished, psvRS, id, .triggered",
        "EV4, stage.sequence.triggered, sv, -, data.project",
        "EV5, stage.sequence.triggered, pv, -, data.stage",
        "EV6, stage.sequence.triggered, ps, -, data.service",
        "EV6, stage.sequence.triggered, psb, -, data.service",
        "EV7, other.sequence.triggered, psv, -, stage 'other'",
        "EV14, task.triggered, psv, -, trigger a sequence",
        "EV15, task.started, psv, -, triggeredid",
        "EV15, task.finished, psvRS, -, triggeredid",
        "EV16, task.started, ps, id, data.service",
        "EV16, task.finished, psRS, id, data.service",
        "EV17, task.finished, psvS, id, data.result",
        "EV17, task.finished, psvR, id, data.status",
        "EV18, task.aborted, psv, id, shipyard-controller",
        "EV19, monitoring.configure, p, -, data.type",
        "EV19, monitoring.configure, vt, -, data.project",
        "EV20, service.create.finished, psvRS, id, .triggered",
        "EV20, a.b.c.triggered, psv, -, none of",
        "EV20, task, psv, -, none of"
    })
    void shouldSayWhyWhenSomethingIsRefused(String row, String type, String data, String triggeredId, String why) {
        assertThat(EventRules.refusal(event(EVENT + type, data, triggeredId)))
                .hasValueSatisfying(reason -> assertThat(reason).contains(why));
    }

    @ParameterizedTest
    @CsvSource({"garbage", "sh.keptn.whatever", "sh.keptn.events.problem.open", "sh.keptn.log"})
    void shouldRefuseGarbage(String type) {
        assertThat(EventRules.refusal(event(type, "psv", "id"))).isPresent();
    }

    @ParameterizedTest(name = "{0} [{1}] {2}")
    @CsvSource({
        "stage.sequence.triggered, psv, -, true",
        "stage.sequence.triggered, ps, -, false",
        "other.sequence.triggered, psv, -, false",
        "stage.sequence.finished, , -, true",
        "task.started, , id, true",
        "task.finished, , id, true",
        "task.finished, psvRS, -, false",
        "task.triggered, , -, true"
    })
    void shouldAskLessOfWhatComesOverNats(String type, String data, String triggeredId, boolean isUsable) {
        assertThat(EventRules.unusable(event(EVENT + type, data, triggeredId)).isEmpty())
                .isEqualTo(isUsable);
    }

    private static KeptnEvent event(String type, String letters, String triggeredId) {
        var data = Payload.EMPTY;
        for (var letter : (letters == null ? "" : letters).split("")) {
            data = switch (letter) {
                case "p" -> data.with("project", "sockshop");
                case "s" -> data.with("stage", "stage");
                case "v" -> data.with("service", "carts");
                case "b" -> data.with("service", " ");
                case "t" -> data.with("type", "prometheus");
                case "R" -> data.with("result", "pass");
                case "S" -> data.with("status", "succeeded");
                default -> data;
            };
        }
        return new KeptnEvent(
                new EventId("event"),
                "test",
                EventType.parse(type),
                Instant.EPOCH,
                new KeptnContext("flow"),
                triggeredId.equals("-") ? Optional.empty() : Optional.of(new EventId(triggeredId)),
                Optional.empty(),
                data);
    }
}
