package dev.drydock.remediation.domain.guard;

import dev.drydock.events.Scope;
import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.Guards;
import dev.drydock.model.remediation.GuardsFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known when it is decided whether an action may be taken.
 *
 * @param problem the id of the problem
 * @param service the guards of the service's remediation.yaml
 * @param file the project's guards.yaml
 * @param runs the ledger of the project, as far back as its guards look
 * @param switches those that are on anywhere
 * @param servicesOfStage how many services the stage has
 * @param delivery what works on the service in the stage besides remediations, in words
 * @param blind why the engine could not be asked about deliveries and services, if so
 * @param votes on this action for this problem
 * @param heldSince since when it is held, if it is
 * @param askedSince since when people are asked to approve it, if they are: their time does not begin before
 */
public record GuardFacts(
        String problem,
        Scope scope,
        String problemType,
        Action action,
        Guards service,
        GuardsFile file,
        List<ActionRun> runs,
        List<KillSwitch> switches,
        int servicesOfStage,
        Optional<String> delivery,
        Optional<String> blind,
        List<ApprovalVote> votes,
        Optional<Instant> heldSince,
        Optional<Instant> askedSince,
        Instant now) {
    public GuardFacts {
        runs = List.copyOf(runs);
        switches = List.copyOf(switches);
        votes = List.copyOf(votes);
    }
}
