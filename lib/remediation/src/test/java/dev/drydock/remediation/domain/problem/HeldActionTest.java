package dev.drydock.remediation.domain.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.Guards;
import dev.drydock.model.remediation.HoldLimit;
import dev.drydock.model.remediation.ProblemRemedy;
import dev.drydock.model.remediation.Remediation;
import dev.drydock.model.remediation.Risk;
import dev.drydock.remediation.domain.action.RemediationFile;
import dev.drydock.remediation.domain.guard.KillSwitch;
import dev.drydock.remediation.domain.guard.StageView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeldActionTest extends Telling {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void shouldBeginTellWhyAndFinishOnceItIsLetGo() {
        // Given
        guarded(Guards.NONE);
        side.switches = List.of(stop());
        triggered("someone");

        // When
        var held = side.hear(event("get-action", problem("OPEN")));
        var again = decideAgain();
        side.switches = List.of();
        var released = decideAgain();

        // Then
        assertThat(kinds(held)).containsExactly(EventKind.STARTED, EventKind.STATUS_CHANGED);
        assertThat(held.get(1).data().text("hold", "guard")).contains("kill-switch");
        assertThat(held.get(1).data().text("hold", "until")).isPresent();
        assertThat(held.get(1).data().text("message").orElseThrow()).startsWith("A held: ");
        assertThat(again).isEmpty();
        assertThat(kinds(released)).containsExactly(EventKind.FINISHED);
        assertThat(released.get(0).triggeredId()).isEqualTo(held.get(0).triggeredId());
        assertThat(side.only().attempts()).hasSize(1);
    }

    @Test
    void shouldSayWhichPlaceAsksForPeopleAndActWhenTheyApprove() {
        // Given
        guarded(new GuardsOf().risk(Risk.HIGH).all());
        side.score = Optional.of(31.0);
        triggered("someone");
        var held = side.hear(event("get-action", problem("OPEN")));

        // When
        var first = side.vote("ann", true);
        var twice = side.vote("ann", true);
        var beforeSecond = side.only().attempts().size();
        side.vote("bob", true);

        // Then
        assertThat(held.get(1).data().text("message").orElseThrow())
                .startsWith("A held: risk high")
                .endsWith("(" + GuardsOf.PLACE + ")");
        assertThat(types(held)).contains("sh.keptn.event.problem.approval-requested");
        assertThat(first).isInstanceOf(ApprovalGiven.Counts.class);
        assertThat(((ApprovalGiven.Refused) twice).reason()).isEqualTo("already-voted");
        assertThat(beforeSecond).isZero();
        assertThat(side.only().attempts()).hasSize(1);
        assertThat(types(side.said).stream().filter(type -> type.endsWith("approval-requested")))
                .hasSize(1);
        assertThat(words()).anySatisfy(line -> assertThat(line).startsWith("bob approved A: as agreed"));
    }

    @Test
    void shouldCountNoApprovalForAnActionThatHasTakenThePlaceOfTheApprovedOne() {
        // Given
        guarded(new GuardsOf().risk(Risk.HIGH).all());
        triggered("someone");
        side.hear(event("get-action", problem("OPEN")));
        side.vote("ann", true);

        // When
        var other = new Action("C", "C", "", "", new GuardsOf().risk(Risk.HIGH).all(), Optional.empty(), "");
        side.file = new RemediationFile.Readable(
                new Remediation("test", List.of(new ProblemRemedy("slow", Optional.of(List.of(other))))));
        side.vote("bob", true);

        // Then
        assertThat(side.only().attempts()).isEmpty();
        assertThat(side.only().held().orElseThrow().action().title()).isEqualTo("C");
        assertThat(side.only().held().flatMap(Held::asking).orElseThrow().votes())
                .isEmpty();
        assertThat(types(side.said).stream().filter(type -> type.endsWith("approval-requested")))
                .hasSize(2);
        assertThat(side.said.stream().map(KeptnEvent::id)).doesNotHaveDuplicates();
    }

    @Test
    void shouldTakeTheNextActionWhenAPersonDeclines() {
        // Given
        guarded(new GuardsOf().risk(Risk.MEDIUM).all());
        triggered("someone");
        side.hear(event("get-action", problem("OPEN")));

        // When
        side.vote("ann", false);

        // Then
        assertThat(side.only().attempts()).extracting(Attempt::title).containsExactly("B");
        assertThat(side.only().tries().skipped()).extracting(Skipped::title).containsExactly("A");
    }

    @Test
    void shouldLetNobodyApproveWhatNoOneAsksFor() {
        // Given
        guarded(Guards.NONE);
        triggered("someone");
        ask(0);

        // When
        var given = side.vote("ann", true);

        // Then
        assertThat(((ApprovalGiven.Refused) given).reason()).isEqualTo("nothing-to-approve");
    }

    @Test
    void shouldHandOverToPeopleWhenNobodyApprovesInTime() {
        // Given
        guarded(new GuardsOf()
                .risk(Risk.MEDIUM)
                .hold(Duration.ofMinutes(10), HoldLimit.Then.ESCALATE)
                .all());
        var run = triggered("someone");
        side.hear(event("get-action", problem("OPEN")));

        // When
        var early = decideAgainAfter(Duration.ofMinutes(9));
        var late = decideAgainAfter(Duration.ofMinutes(2));
        finished(run, Result.FAIL, Status.SUCCEEDED, "no action");

        // Then
        assertThat(early).isEmpty();
        assertThat(finishedOf(late).data().result()).contains(Result.FAIL);
        assertThat(side.closings()).contains("escalated");
        assertThat(side.only().closing().orElseThrow().message()).contains("held for too long", GuardsOf.PLACE);
    }

    @Test
    void shouldAnswerAtOnceAndDoNothingWhenTheProblemGoesByItself() {
        // Given
        guarded(new GuardsOf().risk(Risk.MEDIUM).all());
        var run = triggered("someone");
        side.hear(event("get-action", problem("OPEN")));

        // When
        tell("someone", "remediation", problem("RESOLVED"));
        var answered = side.said.get(side.said.size() - 1);
        finished(run, Result.FAIL, Status.SUCCEEDED, "");

        // Then
        assertThat(answered.taskOf(EventKind.FINISHED)).contains("get-action");
        assertThat(answered.data().text("message").orElseThrow()).contains("resolved by itself");
        assertThat(side.only().attempts()).isEmpty();
        assertThat(side.only().state()).isEqualTo(ProblemState.RESOLVED_BY_ITSELF);
    }

    @Test
    void shouldForgetTheHoldWhenAPersonAbortsTheFlow() {
        // Given
        guarded(new GuardsOf().risk(Risk.MEDIUM).all());
        var run = triggered("someone");
        side.hear(event("get-action", problem("OPEN")));

        // When
        finished(run, Result.PASS, Status.ABORTED, "");
        var later = decideAgainAfter(HOUR.multipliedBy(2));

        // Then
        assertThat(side.only().state()).isEqualTo(ProblemState.ABORTED);
        assertThat(side.only().held()).isEmpty();
        assertThat(later).isEmpty();
    }

    @Test
    void shouldGiveNoActionAnyMoreWhenTheSequenceThatAskedIsOverButItsEndWasNotHeardYet() {
        // Given
        guarded(Guards.NONE);
        side.switches = List.of(stop());
        var run = triggered("someone");
        side.hear(event("get-action", problem("OPEN")));
        side.switches = List.of();

        // When
        side.decideAgainAfter(HOUR, EngineView.OVER);
        finished(run, Result.FAIL, Status.ERRORED, "get-action ran out of time");
        side.checkUpAfter(HOUR, EngineView.OVER);

        // Then
        assertThat(side.only().attempts()).isEmpty();
        assertThat(side.closings()).containsExactly("escalated");
        assertThat(side.only().closing().orElseThrow().message())
                .contains("before any action", "get-action ran out of time");
    }

    @Test
    void shouldStartNothingAnewWhenTheQuestionIsDeliveredAgain() {
        // Given
        guarded(new GuardsOf().risk(Risk.MEDIUM).all());
        triggered("someone");
        var question = event("get-action", problem("OPEN"));
        side.hear(question);
        var before = side.only();

        // When
        var said = side.hear(question);

        // Then
        assertThat(said).isEmpty();
        assertThat(side.only()).isEqualTo(before);
    }

    @Test
    void shouldMarkAnActionInShadowModeAndSayThatItWouldHaveBeen() {
        // Given
        guarded(new GuardsOf().shadow().all());
        triggered("someone");

        // When
        var answer = ask(0);

        // Then
        assertThat(answer.data().at("action", "shadow")).contains(true);
        assertThat(answer.data().text("message").orElseThrow()).contains("would have been executed");
        assertThat(side.only().attempts().get(0).shadow()).isTrue();
    }

    @Test
    void shouldHoldWhenTheEngineCannotBeAsked() {
        // Given
        guarded(Guards.NONE);
        side.stage = StageView.unknown("it is away");
        triggered("someone");

        // When
        var held = side.hear(event("get-action", problem("OPEN")));
        side.stage = new StageView(1, Optional.empty(), Optional.empty());
        var released = decideAgain();

        // Then
        assertThat(held.get(1).data().text("hold", "reason").orElseThrow()).contains("it is away");
        assertThat(finishedOf(released).data().result()).contains(Result.PASS);
    }

    @Test
    void shouldDoNothingWhenTheProjectsGuardsCannotBeRead() {
        // Given
        guarded(Guards.NONE);
        side.guards = new Outside.ProjectGuards.Unusable("guards.yaml:3:5: unknown field");
        triggered("someone");

        // When
        var answer = ask(0);

        // Then
        assertThat(answer.data().status()).contains(Status.ERRORED);
        assertThat(answer.data().text("message").orElseThrow()).contains("guards.yaml:3:5");
        assertThat(side.only().attempts()).isEmpty();
    }

    private void guarded(Guards ofFirst) {
        var first = new Action("A", "A", "", "of A", ofFirst, Optional.empty(), "");
        var second = new Action("B", "B", "", "of B");
        side.file = new RemediationFile.Readable(new Remediation(
                "test", List.of(new ProblemRemedy("slow", Optional.of(List.of(first, second))))));
    }

    private KillSwitch stop() {
        return new KillSwitch(
                Optional.empty(), Optional.empty(), Optional.empty(), "maintenance", "ann", side.now, Optional.empty());
    }

    private List<KeptnEvent> decideAgain() {
        return decideAgainAfter(Duration.ofSeconds(10));
    }

    private List<KeptnEvent> decideAgainAfter(Duration time) {
        var before = side.said.size();
        side.decideAgainAfter(time, EngineView.ACTIVE);
        return List.copyOf(side.said.subList(before, side.said.size()));
    }

    private List<String> words() {
        return side.only().timeline().entries().stream()
                .map(Timeline.Entry::words)
                .toList();
    }

    private static List<String> types(List<KeptnEvent> events) {
        return events.stream().map(event -> event.type().value()).toList();
    }

    private static List<EventKind> kinds(List<KeptnEvent> events) {
        return events.stream()
                .map(event -> ((EventType.OfTask) event.type()).kind())
                .toList();
    }
}
