package dev.drydock.remediation.domain.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.remediation.domain.intake.Alert;
import dev.drydock.remediation.domain.intake.AlertTool;
import dev.drydock.remediation.domain.intake.Intake;
import dev.drydock.remediation.domain.intake.PlaceNames;
import dev.drydock.remediation.domain.problem.ProblemNews.Became;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastFiringTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final Instant EARLY = NOW.minusSeconds(600);
    private static final Instant LATE = NOW.minusSeconds(60);
    private static final KeptnContext FLOW = new KeptnContext("the-problems-flow");
    private static final AlertTool TOOL = new AlertTool(
            AlertTool.PROMETHEUS, new PlaceNames("label", List.of("project"), List.of("stage"), List.of("service")));

    @Test
    void shouldJoinTheOpenProblemHoweverTheFiringBegan() {
        assertThat(flowOf(firing(EARLY), open(LATE))).isEqualTo(FLOW);
        assertThat(flowOf(firing(LATE), open(EARLY))).isEqualTo(FLOW);
    }

    @Test
    void shouldEndTheOpenProblemHoweverTheFiringBegan() {
        assertThat(flowOf(resolved(LATE, NOW), open(EARLY))).isEqualTo(FLOW);
    }

    @Test
    void shouldBeAnotherProblemWhenANewFiringComesAfterTheEnd() {
        // Given
        var fresh = firing(LATE);

        // Then
        assertThat(flowOf(fresh, closed(EARLY))).isEqualTo(fresh.context());
    }

    @Test
    void shouldBelongToTheClosedProblemWhenItsFiringIsRepeatedWithAnotherStart() {
        assertThat(flowOf(firing(EARLY), closed(LATE))).isEqualTo(FLOW);
        assertThat(flowOf(firing(LATE), closed(LATE))).isEqualTo(FLOW);
    }

    @Test
    void shouldIgnoreTheEndOfAFiringWhenThereWasANewOneSince() {
        // When
        var news = ProblemNews.decide(
                new KnownProblems(List.of()),
                Optional.of(open(LATE)),
                resolved(EARLY, LATE.minusSeconds(1)),
                NOW,
                RemediationSide.GRACE);

        // Then
        assertThat(news.became()).isEqualTo(Became.IGNORED);
        assertThat(news.reason()).contains("earlier firing");
    }

    @Test
    void shouldGoOnWithAProblemThatIsBackUnlessItWasSaidThatNoActionIsNeeded() {
        // Given
        var opened =
                decided(List.of(), Optional.empty(), firing(EARLY)).change().lives();
        var gone = decided(opened, Optional.of(open(EARLY)), resolved(EARLY, LATE.minusSeconds(1)))
                .change()
                .lives();
        var refused = List.of(gone.get(0).with(new Refusal(new EventId("asked"), false, "no action is needed", NOW)));

        // When
        var back = decided(gone, Optional.of(open(EARLY)), firing(LATE));
        var repeated = decided(gone, Optional.of(open(EARLY)), firing(EARLY));

        // Then
        assertThat(gone.get(0).goneByItself()).isTrue();
        assertThat(back.became()).isEqualTo(Became.JOINED);
        assertThat(back.change().lives()).singleElement().matches(life -> !life.goneByItself());
        assertThat(repeated.change().lives()).isEmpty();
        assertThat(gone.get(0).takesRepeats()).isTrue();
        assertThat(refused.get(0).takesRepeats()).isFalse();
    }

    private static ProblemNews decided(List<ProblemLife> lives, Optional<LastFiring> last, Intake.Readable message) {
        return ProblemNews.decide(new KnownProblems(lives), last, message, NOW, RemediationSide.GRACE);
    }

    private static KeptnContext flowOf(Intake.Readable message, LastFiring last) {
        return LastFiring.flowOf(message, Optional.of(last), NOW);
    }

    private static LastFiring open(Instant firedAt) {
        return new LastFiring(FLOW, true, Optional.of(firedAt));
    }

    private static LastFiring closed(Instant firedAt) {
        return new LastFiring(FLOW, false, Optional.of(firedAt));
    }

    private static Intake.Readable firing(Instant startsAt) {
        return alert(false, startsAt, "0001-01-01T00:00:00Z");
    }

    private static Intake.Readable resolved(Instant startsAt, Instant endsAt) {
        return alert(true, startsAt, endsAt.toString());
    }

    private static Intake.Readable alert(boolean resolved, Instant startsAt, String endsAt) {
        var labels = Map.of("alertname", "Slow", "project", "p", "stage", "production", "service", "s");
        var alert = new Alert(resolved, labels, Map.of(), startsAt.toString(), endsAt, "", "f", Map.of(), Map.of());
        return (Intake.Readable) alert.read(TOOL, NOW);
    }
}
