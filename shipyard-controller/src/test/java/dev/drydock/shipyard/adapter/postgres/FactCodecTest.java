package dev.drydock.shipyard.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.shipyard.application.sequence.RandomHistories;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import dev.drydock.shipyard.domain.sequence.SequenceFact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactCodecTest {
    private final FactCodec codec = new FactCodec();
    private final ObjectMapper json = new ObjectMapper();

    static Stream<SequenceFact> facts() {
        return Histories.all().stream().flatMap(List::stream);
    }

    static Stream<SequenceExecution> states() {
        return Histories.all().stream()
                .flatMap(history -> IntStream.rangeClosed(1, history.size())
                        .mapToObj(length -> SequenceExecution.fold(history.subList(0, length))));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void shouldReadBackEveryFact(SequenceFact fact) {
        assertThat(codec.readFact(codec.write(fact))).isEqualTo(fact);
    }

    @ParameterizedTest
    @MethodSource("states")
    void shouldReadBackEveryState(SequenceExecution execution) {
        assertThat(codec.readExecution(codec.write(execution))).isEqualTo(execution);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void shouldAddUpToTheStoredStateWhateverHappened(long seed) {
        for (var history : RandomHistories.of(seed)) {
            // Given
            var stored = codec.write(SequenceExecution.fold(history));
            var log = history.stream().map(codec::write).toList();

            // When
            var replayed =
                    SequenceExecution.fold(log.stream().map(codec::readFact).toList());

            // Then
            assertThat(replayed).isEqualTo(codec.readExecution(stored));
        }
    }

    @Test
    void shouldTryEveryKindOfFact() {
        // When
        Set<Class<?>> tried = facts().map(Object::getClass).collect(Collectors.toSet());

        // Then
        assertThat(tried).containsExactlyInAnyOrder(SequenceFact.class.getPermittedSubclasses());
    }

    @Test
    void shouldStillReadTheFactsOfAnEarlierVersion() throws IOException {
        // Given
        var recorded = new ArrayList<SequenceFact>();
        for (var fact : recorded("delivery.facts.json")) {
            recorded.add(codec.readFact(fact.toString()));
        }

        // When
        var execution = SequenceExecution.fold(recorded);

        // Then
        assertThat(recorded).isEqualTo(Histories.delivery());
        assertThat(execution).isEqualTo(SequenceExecution.fold(Histories.delivery()));
    }

    @Test
    void shouldStillReadTheStatesOfAnEarlierVersion() throws IOException {
        // Given
        var history = Histories.delivery();
        var states = recorded("delivery.states.json");

        // When
        for (var length : List.of(15, history.size())) {
            var state = codec.readExecution(states.get("after " + length).toString());

            // Then
            assertThat(state).isEqualTo(SequenceExecution.fold(history.subList(0, length)));
        }
    }

    @Test
    void shouldStillWriteWhatAnEarlierVersionReads() throws IOException {
        // Given
        var recorded = recorded("delivery.facts.json");

        // When
        var written = json.createArrayNode();
        for (var fact : Histories.delivery()) {
            written.add(json.readTree(codec.write(fact)));
        }

        // Then
        assertThat(written).isEqualTo(recorded);
    }

    @Test
    void shouldIgnoreWhatALaterVersionAdds() throws IOException {
        // Given
        var fact = (ObjectNode) recorded("delivery.facts.json").get(1);

        // When
        var read = codec.readFact(fact.put("added", "later").toString());

        // Then
        assertThat(read).isEqualTo(Histories.delivery().get(1));
    }

    @Test
    void shouldSayThatARowCannotBeReadWhenItIsNoFact() {
        assertThatThrownBy(() -> codec.readFact("{\"fact\":\"invented\"}")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> codec.readExecution("[]")).isInstanceOf(IllegalStateException.class);
    }

    private JsonNode recorded(String name) throws IOException {
        try (var file = FactCodecTest.class.getResourceAsStream("/histories/" + name)) {
            return json.readTree(file);
        }
    }
}
