package dev.drydock.remediation.domain.guard;

import dev.drydock.events.Scope;
import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.Guards;
import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.remediation.domain.guard.ActionRun.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts of a decision about action {@code scale} of service {@code carts}, at ten on a Monday. */
final class Given {
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final Scope CARTS = new Scope("shop", "production", "carts");

    private final List<ActionRun> runs = new ArrayList<>();
    private final List<KillSwitch> switches = new ArrayList<>();
    private final List<ApprovalVote> votes = new ArrayList<>();
    private Guards action = Guards.NONE;
    private Guards service = Guards.NONE;
    private GuardsFile file = GuardsFile.NONE;
    private int services = 10;
    private Optional<String> delivery = Optional.empty();
    private Optional<String> blind = Optional.empty();
    private Optional<Instant> heldSince = Optional.empty();
    private Optional<Instant> askedSince = Optional.empty();
    private Instant now = NOW;

    Given action(Stating guards) {
        action = guards.done();
        return this;
    }

    Given service(Stating guards) {
        service = guards.done();
        return this;
    }

    Given stage(Stating guards) {
        file = new GuardsFile(file.project(), Map.of("production", guards.done()), file.actions());
        return this;
    }

    Given everywhere(Stating guards) {
        file = new GuardsFile(file.project(), file.stages(), Map.of("scale", guards.done()));
        return this;
    }

    Given project(Stating guards) {
        file = new GuardsFile(guards.done(), file.stages(), file.actions());
        return this;
    }

    Given ran(Duration ago) {
        return ran(run(CARTS, "scale", now.minus(ago)));
    }

    Given ran(ActionRun run) {
        runs.add(run);
        return this;
    }

    Given stopped(KillSwitch one) {
        switches.add(one);
        return this;
    }

    Given voted(String by, boolean approved, String comment) {
        votes.add(new ApprovalVote(by, approved, comment, now));
        return this;
    }

    Given servicesOfStage(int number) {
        services = number;
        return this;
    }

    Given delivering(String what) {
        delivery = Optional.of(what);
        return this;
    }

    Given blind(String why) {
        blind = Optional.of(why);
        return this;
    }

    Given heldFor(Duration time) {
        heldSince = Optional.of(now.minus(time));
        return this;
    }

    Given askedFor(Duration time) {
        askedSince = Optional.of(now.minus(time));
        return this;
    }

    Given at(Instant time) {
        now = time;
        return this;
    }

    GuardFacts facts() {
        return new GuardFacts(
                CARTS,
                "slow",
                new Action("Scale up", "scale", "", "1", action, Optional.empty(), ""),
                new GuardFiles(service, file),
                new Ledger(now, runs, switches, Optional.empty()),
                new StageView(services, delivery, blind),
                new HoldSoFar(heldSince, askedSince, votes));
    }

    GuardDecision decided() {
        return GuardRules.decide(facts());
    }

    static ActionRun run(Scope scope, String action, Instant at) {
        return new ActionRun(
                "problem-0",
                scope,
                "slow",
                action,
                at,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Effect.PENDING);
    }

    static ActionRun underWay(String stage, String service) {
        return new ActionRun(
                "problem-" + service,
                new Scope("shop", stage, service),
                "slow",
                "scale",
                NOW.minusSeconds(60),
                false,
                true,
                Optional.empty(),
                Optional.empty(),
                Effect.PENDING);
    }

    static ActionRun ended(ActionRun run, Effect effect) {
        return new ActionRun(
                run.problem(),
                run.scope(),
                run.problemType(),
                run.action(),
                run.at(),
                run.shadow(),
                run.underWay(),
                run.before(),
                run.after(),
                effect);
    }

    static ActionRun asShadow(ActionRun run) {
        return new ActionRun(
                run.problem(),
                run.scope(),
                run.problemType(),
                run.action(),
                run.at(),
                true,
                run.underWay(),
                run.before(),
                run.after(),
                run.effect());
    }
}
