package dev.drydock.shipyard.adapter.nats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NatsProbeTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldReadHowOftenNatsWritesToDisk() throws JsonProcessingException {
        assertThat(NatsProbe.read(JSON.readTree(
                        "{\"jetstream\":{\"config\":{\"store_dir\":\"/d\",\"sync_interval\":120000000000}}}")))
                .contains(Duration.ofMinutes(2));
        assertThat(NatsProbe.read(JSON.readTree(
                        "{\"jetstream\":{\"config\":{\"sync_interval\":120000000000,\"sync_always\":true}}}")))
                .contains(Duration.ZERO);
        assertThat(NatsProbe.read(JSON.readTree("{\"jetstream\":{\"config\":{\"store_dir\":\"/d\"}}}")))
                .isEmpty();
    }
}
