package dev.drydock.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartedPartsTest {
    private final List<String> stopped = new ArrayList<>();
    private final StartedParts parts = new StartedParts();

    @Test
    void shouldStopTheLastOneFirst() {
        parts.add(() -> stopped.add("database"));
        parts.add(() -> stopped.add("service"));

        parts.close();

        assertThat(stopped).containsExactly("service", "database");
    }

    @Test
    void shouldStopTheOthersWhenOneCannotBeStopped() {
        parts.add(() -> stopped.add("database"));
        parts.add(() -> {
            throw new IllegalStateException("it does not want to");
        });

        parts.close();

        assertThat(stopped).containsExactly("database");
    }

    @Test
    void shouldStopNothingTwice() {
        parts.add(() -> stopped.add("database"));

        parts.close();
        parts.close();

        assertThat(stopped).containsExactly("database");
    }
}
