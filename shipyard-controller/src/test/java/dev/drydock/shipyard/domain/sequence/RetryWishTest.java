package dev.drydock.shipyard.domain.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import dev.drydock.model.shipyard.Sequence;
import dev.drydock.shipyard.domain.sequence.Decision.Reason;
import dev.drydock.shipyard.domain.sequence.RetryWish.Meant;
import dev.drydock.shipyard.domain.sequence.RetryWish.Unclear;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryWishTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final KeptnContext FLOW = new KeptnContext("flow");

    @Test
    void shouldMeanTheOneThatFailedWhenNoneIsNamed() {
        // Given
        var failed = ended("a", "qa", Result.FAIL);

        // When
        var choice = wish(null, null).among(List.of(ended("b", "production", Result.PASS), failed));

        // Then
        assertThat(choice).isEqualTo(new Meant(failed));
    }

    @Test
    void shouldMeanTheSameAgainWhileItsRetryRunsAndTheRetryWhenThatFailedToo() {
        // Given
        var failed = ended("a", "qa", Result.FAIL);
        var running = retryOf(failed, Optional.empty());
        var alsoFailed = retryOf(failed, Optional.of(Result.FAIL));

        // When
        var meanwhile = wish(null, null).among(List.of(running, failed));
        var after = wish(null, null).among(List.of(alsoFailed, failed));

        // Then
        assertThat(meanwhile).isEqualTo(new Meant(failed));
        assertThat(after).isEqualTo(new Meant(alsoFailed));
    }

    @Test
    void shouldAskWhichWhenSeveralFailedAndTakeTheirStageOrIdForAnAnswer() {
        // Given
        var inQa = ended("a", "qa", Result.FAIL);
        var inProduction = ended("b", "production", Result.FAIL);
        var both = List.of(inProduction, inQa);

        // When
        var choice = wish(null, null).among(both);

        // Then
        assertThat(choice).isInstanceOfSatisfying(Unclear.class, unclear -> {
            assertThat(unclear.why().reason()).isEqualTo(Reason.SEVERAL_FAILED);
            assertThat(unclear.why().detail()).contains("delivery in qa (a)", "delivery in production (b)");
        });
        assertThat(wish("qa", null).among(both)).isEqualTo(new Meant(inQa));
        assertThat(wish(null, "b").among(both)).isEqualTo(new Meant(inProduction));
    }

    @Test
    void shouldSayThatNothingFailedOrThatThereIsNoSuchSequence() {
        // Given
        var well = List.of(ended("a", "qa", Result.PASS));

        // Then
        assertThat(reason(wish(null, null).among(well))).isEqualTo(Reason.NOT_FAILED);
        assertThat(reason(wish("dev", null).among(well))).isEqualTo(Reason.UNKNOWN_SEQUENCE);
        assertThat(reason(wish(null, "b").among(well))).isEqualTo(Reason.UNKNOWN_SEQUENCE);
        assertThat(reason(wish(null, null).among(List.of()))).isEqualTo(Reason.UNKNOWN_SEQUENCE);
    }

    private static Reason reason(RetryWish.Choice choice) {
        return ((Unclear) choice).why().reason();
    }

    private static RetryWish wish(String stage, String id) {
        return new RetryWish(
                "shop",
                FLOW,
                Optional.ofNullable(stage),
                Optional.ofNullable(id).map(EventId::new).map(ExecutionId::new),
                false,
                false);
    }

    private static SequenceExecution ended(String id, String stage, Result result) {
        return SequenceExecution.fold(List.of(triggered(id, stage), end(result)));
    }

    private static SequenceExecution retryOf(SequenceExecution failed, Optional<Result> result) {
        var facts = new ArrayList<SequenceFact>();
        facts.add(triggered("retry", failed.origin().scope().stage()));
        facts.add(new SequenceFact.Retrying(failed.id(), List.of(), "somebody", AT));
        result.map(RetryWishTest::end).ifPresent(facts::add);
        return SequenceExecution.fold(facts);
    }

    private static SequenceFact triggered(String id, String stage) {
        return new SequenceFact.Triggered(
                new ExecutionId(new EventId(id)),
                new Scope("shop", stage, "carts"),
                FLOW,
                new Sequence("delivery", List.of(), List.of()),
                Payload.EMPTY,
                Optional.empty(),
                Optional.empty(),
                AT);
    }

    private static SequenceFact end(Result result) {
        return new SequenceFact.Ended(
                SequenceState.FINISHED, new Verdict(result, Status.SUCCEEDED), "", AT.plusSeconds(1));
    }
}
