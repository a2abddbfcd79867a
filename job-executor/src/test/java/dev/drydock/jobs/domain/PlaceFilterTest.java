package dev.drydock.jobs.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceFilterTest {
    private static final Scope PLACE = new Scope("sockshop", "production", "carts");

    @Test
    void shouldAcceptEveryPlaceWhenNothingIsNamed() {
        assertThat(PlaceFilter.EVERYWHERE.accepts(PLACE)).isTrue();
        assertThat(filter(List.of(" "), List.of(), List.of())).isTrue();
    }

    @Test
    void shouldAcceptWhatIsNamedInAllLists() {
        assertThat(filter(List.of("sockshop", "other"), List.of("production"), List.of("carts")))
                .isTrue();
        assertThat(filter(List.of("other"), List.of("production"), List.of("carts")))
                .isFalse();
        assertThat(filter(List.of("sockshop"), List.of("qa"), List.of())).isFalse();
        assertThat(filter(List.of(), List.of(), List.of("Carts"))).isFalse();
    }

    @Test
    void shouldAcceptAllButWhatIsExcluded() {
        assertThat(filter(List.of(), List.of("!edge"), List.of())).isTrue();
        assertThat(filter(List.of(), List.of("! production"), List.of())).isFalse();
        assertThat(filter(List.of("sockshop", "!sockshop"), List.of(), List.of()))
                .isFalse();
    }

    private static boolean filter(List<String> projects, List<String> stages, List<String> services) {
        return new PlaceFilter(projects, stages, services).accepts(PLACE);
    }
}
