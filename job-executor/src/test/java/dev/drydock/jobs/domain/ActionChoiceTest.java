package dev.drydock.jobs.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.jobs.Triggered;
import dev.drydock.model.job.EventFilter;
import dev.drydock.model.job.EventFilter.JsonPathMatch;
import dev.drydock.model.job.JobAction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionChoiceTest {
    @ParameterizedTest
    @CsvSource({
        "sh.keptn.event.test.triggered, true",
        "sh.keptn.event.*.triggered, true",
        "test, true",
        "^test$, false",
        "sh.keptn.event.tes.triggered, false",
        "sh.keptn.event.test.finished, false",
        "sh-keptn-event-test-triggered, false",
        "^sh.keptn.event.(test|deployment).triggered$, true",
    })
    void shouldFindTheRegexAnywhereInTheTypeWhenActionsAreChosen(String name, boolean matches) {
        var event = Triggered.task("test", Map.of());
        var action = action("a", false, new EventFilter(name, Optional.empty()));
        assertThat(ActionChoice.matches(action, event.type().value(), Triggered.view(event)))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "$.data.test.teststrategy, health, true",
        "$.data.test.teststrategy, performance, false",
        "$.data.test.missing, health, false",
        "$.data.number, 2, false",
        "$.data.nothing, '', false",
        "$.data.test, health, false",
        "$.data.uris[0], a, true",
        "$.data.uris[5], a, false",
        "$.type, sh.keptn.event.test.triggered, true",
        "$.gitcommitid, c0ffee, true",
        "$.data.get-sli.sliProvider, prometheus, true",
        "data.test.teststrategy, health, false",
        "$.data[, health, false",
    })
    void shouldCompareTextsOnlyWhenAPropertyIsGiven(String property, String match, boolean matches) {
        // Given
        var data = new HashMap<String, Object>(Map.of(
                "test", Map.of("teststrategy", "health"),
                "number", 2,
                "uris", List.of("a", "b"),
                "get-sli", Map.of("sliProvider", "prometheus")));
        data.put("nothing", null);
        var event = Triggered.task("test", data);
        var action = action("a", false, filter(property, match));

        // When
        var found = ActionChoice.matches(action, event.type().value(), Triggered.view(event));

        // Then
        assertThat(found).isEqualTo(matches);
    }

    @Test
    void shouldMatchWhenAnyOfSeveralEventsDoes() {
        var event = Triggered.task("test", Map.of("greeting", "goodbye"));
        var action = action("a", false, filter("$.data.greeting", "hello"), filter("$.data.greeting", "goodbye"));
        assertThat(ActionChoice.matches(action, event.type().value(), Triggered.view(event)))
                .isTrue();
    }

    @Test
    void shouldStopAtTheFirstSpeakingActionWhenSeveralMatch() {
        // Given
        var event = Triggered.task("test", Map.of());
        var all = new EventFilter(".*", Optional.empty());
        var actions = List.of(
                action("quiet", true, all),
                action("other", false, new EventFilter("other", Optional.empty())),
                action("first", false, all),
                action("second", false, all));

        // When
        var choice = ActionChoice.of(actions, event.type().value(), Triggered.view(event));

        // Then
        assertThat(choice.actions()).extracting(ActionChoice.Chosen::index).containsExactly(0, 2);
        assertThat(choice.deciding()).map(chosen -> chosen.action().name()).contains("first");
    }

    @Test
    void shouldHaveNobodyDecideWhenOnlySilentActionsMatch() {
        var event = Triggered.task("test", Map.of());
        var choice = ActionChoice.of(
                List.of(action("quiet", true, new EventFilter(".*", Optional.empty()))),
                event.type().value(),
                Triggered.view(event));
        assertThat(choice.actions()).hasSize(1);
        assertThat(choice.deciding()).isEmpty();
    }

    private static EventFilter filter(String property, String match) {
        return new EventFilter("test.triggered", Optional.of(new JsonPathMatch(property, match)));
    }

    private static JobAction action(String name, boolean silent, EventFilter... events) {
        return new JobAction(name, silent, Arrays.asList(events), List.of());
    }
}
