package dev.drydock.shipyard.domain.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFilterTest {
    private static final KeptnEvent EVENT = new KeptnEvent(
            new EventId("e1"),
            "http://lighthouse:8080",
            new EventType.OfTask("evaluation", EventKind.FINISHED),
            Instant.EPOCH,
            new KeptnContext("flow"),
            Optional.of(new EventId("t1")),
            Optional.of("c0ffee"),
            new Payload(Map.of(
                    "project", "sockshop",
                    "stage", "hardening",
                    "service", "carts",
                    "result", "pass",
                    "evaluation", Map.of("score", 100, "sloFile", List.of("a")))));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "data.project:sockshop; true",
                "data.project:sockshop AND data.stage:hardening AND data.service:carts AND data.result:pass; true",
                "data.project:sockshop AND data.stage:dev; false",
                "data.project:sockshop AND data.stage:dev,hardening; true",
                "data.project:sockshop AND data.stage:dev, hardening; true",
                "data.project:sock; false",
                "shkeptncontext:flow AND triggeredid:t1 AND id:e1 AND gitcommitid:c0ffee; true",
                "shkeptncontext:flow AND source:http://lighthouse:8080; true",
                "shkeptncontext:flow AND type:sh.keptn.event.evaluation.finished; true",
                "shkeptncontext:flow AND data.evaluation.score:100; true",
                "shkeptncontext:flow AND data.evaluation.score:10; false",
                "shkeptncontext:flow AND data.evaluation.sloFile:[a]; false",
                "shkeptncontext:flow AND data.evaluation.nothing.there:x; false"
            })
    void shouldHoldWhenEveryTermHasOneOfItsValues(String text, boolean holds) {
        var reading = EventFilter.parse(text);
        assertThat(reading)
                .isInstanceOfSatisfying(
                        EventFilter.Reading.Valid.class,
                        valid -> assertThat(valid.filter().matches(EVENT)).isEqualTo(holds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "\"\"; expected field:value",
                "data.project; expected field:value",
                "data.project:; expected field:value",
                "data.stage:qa; must say data.project or shkeptncontext",
                "project:sockshop; 'project' is no field",
                "data.:sockshop; 'data.' is no field",
                "data.project:sockshop AND AND; 'AND' is no term"
            })
    void shouldSayWhyWhenItIsNoFilter(String text, String why) {
        assertThat(EventFilter.parse(text))
                .isInstanceOfSatisfying(
                        EventFilter.Reading.Invalid.class,
                        invalid -> assertThat(invalid.reason()).contains(why));
    }
}
