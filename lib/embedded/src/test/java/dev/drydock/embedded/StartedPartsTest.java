package dev.drydock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void shouldStopWhatHasStartedWhenThePartAfterItCannot() {
        var starting = assertThatThrownBy(() -> StartedParts.allOrNone(system -> {
            system.add(() -> stopped.add("database"));
            throw new ServerFailed("the service does not start");
        }));

        starting.isInstanceOf(ServerFailed.class).hasMessage("the service does not start");
        assertThat(stopped).containsExactly("database");
    }

    @Test
    void shouldLeaveASystemRunningThatHasStarted() {
        var system = StartedParts.allOrNone(all -> {
            all.add(() -> stopped.add("database"));
            return "the system";
        });

        assertThat(system).isEqualTo("the system");
        assertThat(stopped).isEmpty();
    }

    @Test
    void shouldStopNothingTwice() {
        parts.add(() -> stopped.add("database"));

        parts.close();
        parts.close();

        assertThat(stopped).containsExactly("database");
    }
}
