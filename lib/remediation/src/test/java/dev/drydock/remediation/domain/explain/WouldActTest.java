package dev.drydock.remediation.domain.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Scope;
import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.model.remediation.RemediationParser;
import dev.drydock.remediation.domain.action.RemediationFile;
import dev.drydock.remediation.domain.explain.Prospect.Verdict;
import dev.drydock.remediation.domain.guard.ActionRun;
import dev.drydock.remediation.domain.guard.ActionRun.Effect;
import dev.drydock.remediation.domain.guard.KillSwitch;
import dev.drydock.remediation.domain.guard.Ledger;
import dev.drydock.remediation.domain.guard.StageView;
import dev.drydock.remediation.domain.problem.Deliveries;
import dev.drydock.remediation.domain.problem.Outside;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WouldActTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Scope CARTS = new Scope("shop", "production", "carts");
    private static final String FILE = """
            apiVersion: spec.keptn.sh/0.1.4
            kind: Remediation
            metadata: {name: carts}
            spec:
              remediations:
                - problemType: slow
                  actionsOnOpen:
                    - {name: Scale up, action: scale, guards: {budget: [1/1h]}}
                    - {name: Restart, action: restart, guards: {budget: [1/1h]}}
                - problemType: down
                  actionsOnOpen: []
                - problemType: slow
                  actionsOnOpen:
                    - {action: never}
            """;

    @Test
    void shouldTellTheFirstActionThatNoGuardWantsSkipped() {
        // When
        var prospect = prospect(ledger(List.of(run("scale")), List.of()));

        // Then
        var slow = prospect.remedies().get(0);
        assertThat(slow.words()).isEqualTo("Restart would be taken now");
        assertThat(slow.actions()).extracting(Prospect.Turn::verdict).containsExactly(Verdict.SKIP, Verdict.ACT);
        assertThat(slow.actions().get(0).decidedBy().orElseThrow().place()).startsWith("carts/remediation.yaml:8:");
    }

    @Test
    void shouldTellWhatIsHeldAndByWhom() {
        // Given
        var one = new KillSwitch(
                Optional.empty(), Optional.empty(), Optional.empty(), "audit", "ada", NOW, Optional.empty());

        // When
        var slow = prospect(ledger(List.of(), List.of(one))).remedies().get(0);

        // Then
        assertThat(slow.words()).startsWith("Scale up would be held: ada stopped all actions of every project");
        assertThat(slow.actions().get(0).lookAgainAt()).isPresent();
    }

    @Test
    void shouldTellThatNothingIsLeft() {
        // When
        var prospect = prospect(ledger(List.of(run("scale"), run("restart")), List.of()));

        // Then
        assertThat(prospect.remedies())
                .extracting(Prospect.Remedy::problemType)
                .as("only the first entry of a type is used")
                .containsExactly("slow", "down");
        assertThat(prospect.remedies())
                .extracting(Prospect.Remedy::words)
                .containsExactly(
                        "it would be escalated at once: every action of the list is skipped",
                        "it would be escalated at once: the file lists no action for it");
    }

    @Test
    void shouldTellWhyNothingAtAllWouldBeDone() {
        // Given
        var nothing = Ledger.empty(NOW);
        var quiet = new StageView(1, Optional.empty(), Optional.empty());
        var guards = new Outside.ProjectGuards.Readable(GuardsFile.NONE);
        var broken = new Outside.ProjectGuards.Unusable("guards.yaml:1:1: expected an object");

        // Then
        assertThat(new WouldAct(
                                CARTS,
                                new Outside(new RemediationFile.Unusable("no file"), guards, quiet, Deliveries.UNASKED),
                                nothing,
                                0)
                        .prospect()
                        .unusable())
                .contains("no file");
        assertThat(new WouldAct(CARTS, new Outside(file(), broken, quiet, Deliveries.UNASKED), nothing, 0)
                        .prospect()
                        .unusable())
                .contains("guards.yaml:1:1: expected an object");
    }

    @Test
    void shouldGoOnBehindWhatWasGiven() {
        // When
        var first = prospect(Ledger.empty(NOW), 0).remedies().get(0);
        var next = prospect(Ledger.empty(NOW), 1).remedies().get(0);
        var none = prospect(Ledger.empty(NOW), 99).remedies().get(0);

        // Then
        assertThat(first.actions().get(0).number()).isEqualTo(1);
        assertThat(next.actions()).allSatisfy(turn -> assertThat(turn.number()).isGreaterThan(1));
        assertThat(none.actions()).isEmpty();
        assertThat(none.words()).contains("every action of the list was given");
    }

    private static Prospect prospect(Ledger ledger) {
        return prospect(ledger, 0);
    }

    private static Prospect prospect(Ledger ledger, int given) {
        var outside = new Outside(
                file(),
                new Outside.ProjectGuards.Readable(GuardsFile.NONE),
                new StageView(1, Optional.empty(), Optional.empty()),
                Deliveries.UNASKED);
        return new WouldAct(CARTS, outside, ledger, given).prospect();
    }

    private static RemediationFile file() {
        return new RemediationFile.Readable(
                RemediationParser.parse("carts/remediation.yaml", FILE).value().orElseThrow());
    }

    private static Ledger ledger(List<ActionRun> runs, List<KillSwitch> switches) {
        return new Ledger(NOW, runs, switches, Optional.empty());
    }

    private static ActionRun run(String action) {
        return new ActionRun(
                "p0",
                CARTS,
                "slow",
                action,
                NOW.minusSeconds(60),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Effect.EFFECTIVE);
    }
}
