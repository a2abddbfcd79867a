package dev.drydock.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.client.EventType.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTypeTest {
    @ParameterizedTest
    @CsvSource({
        "sh.keptn.event.production.remediation.triggered, SEQUENCE, production, remediation, triggered",
        "sh.keptn.event.get-action.finished, TASK, '', get-action, finished",
        "sh.keptn.event.action.status.changed, TASK, '', action, status.changed",
        "sh.keptn.event.problem.resolved, TASK, '', problem, resolved"
    })
    void shouldTellTasksFromSequencesWhenParsed(String type, Shape shape, String stage, String name, String kind) {
        // When
        var parsed = EventType.parse(type);

        // Then
        assertThat(parsed).isEqualTo(new EventType(shape, stage, name, kind));
    }

    @ParameterizedTest
    @CsvSource({
        "sh.keptn.event.service.create.started",
        "sh.keptn.event.project.create.finished",
        "sh.keptn.log.error",
        "sh.keptn.event.triggered",
        "sh.keptn.event.a.b.c.triggered",
        "com.example.thing",
        "''"
    })
    void shouldStayApartWhenTheTypeIsNeither(String type) {
        // When
        var parsed = EventType.parse(type);

        // Then
        assertThat(parsed.shape()).isEqualTo(Shape.OTHER);
    }
}
