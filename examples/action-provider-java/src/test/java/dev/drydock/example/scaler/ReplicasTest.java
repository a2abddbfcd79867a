package dev.drydock.example.scaler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.example.scaler.Replicas.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicasTest {
    private static final String CART = "shop/production/cart";

    @TempDir
    private Path folder;

    @Test
    void shouldSetAndChangeAndKnowWhatThereIsAfterARestart() throws IOException {
        assertThat(change("3", "a")).isEqualTo(new Change(1, 3));
        assertThat(change("+1", "b")).isEqualTo(new Change(3, 4));
        assertThat(change(Map.of("increment", -2), "c")).isEqualTo(new Change(4, 2));
    }

    @Test
    void shouldDoWhatAnEventAsksForOnce() throws IOException {
        assertThat(change("+1", "a")).isEqualTo(new Change(1, 2));
        assertThat(change("+1", "a")).isEqualTo(new Change(1, 2));
        assertThat(change("+1", "b")).isEqualTo(new Change(2, 3));
    }

    @Test
    void shouldRefuseWhatIsNoSensibleNumber() {
        assertThatThrownBy(() -> change("many", "a")).hasMessageContaining("as in \"3\", \"+1\"");
        assertThatThrownBy(() -> change("-2", "a")).hasMessageContaining("1 would be -1");
        assertThatThrownBy(() -> change("99", "a")).hasMessageContaining("0 to 20");
    }

    private Change change(Object value, String event) throws IOException {
        return new Replicas(folder.resolve("replicas.json")).change(CART, Wanted.of(value), event);
    }
}
