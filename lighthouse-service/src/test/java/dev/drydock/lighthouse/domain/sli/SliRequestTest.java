package dev.drydock.lighthouse.domain.sli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Payload;
import dev.drydock.lighthouse.Events;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliRequestTest {
    @ParameterizedTest
    @CsvSource({"canary, green, green", "canary,, canary", ",, primary"})
    void shouldTakeTheDeploymentOfTheLabelFirst(String deployment, String label, String expected) {
        // Given
        var data = request();
        data = deployment == null ? data : data.with("deployment", deployment);
        data = label == null ? data : data.with("labels", Map.of("deployment", label));

        // When
        var read = (SliRequest.Read.Understood) SliRequest.of(data);

        // Then
        assertThat(read.request().context().deployment()).isEqualTo(expected);
    }

    @Test
    void shouldKnowFiltersAndWindow() {
        // When
        var context = ((SliRequest.Read.Understood) SliRequest.of(request()))
                .request()
                .context();

        // Then
        assertThat(context.filters()).containsExactly(Map.entry("handler", "list"), Map.entry("code", "=~'2..'"));
        assertThat(context.length()).isEqualTo(Duration.ofMinutes(10));
        assertThat(context.scope()).hasToString("sockshop/qa/carts");
    }

    @Test
    void shouldRefuseWhenTheWindowIsNoTime() {
        // Given
        var data = Events.in("sockshop", "qa", "carts").with("get-sli", Map.of("start", "yesterday", "end", "today"));

        // When
        var read = SliRequest.of(data);

        // Then
        assertThat(((SliRequest.Read.Refused) read).reason()).contains("'yesterday'");
    }

    private static Payload request() {
        var filters = List.of(Map.of("key", "handler", "value", "list"), Map.of("key", "code", "value", "=~'2..'"));
        return Events.in("sockshop", "qa", "carts")
                .with("get-sli", Map.of("start", Events.START, "end", Events.END, "customFilters", filters));
    }
}
