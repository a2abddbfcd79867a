package dev.drydock.shipyard.adapter.rest;

import dev.drydock.events.Scope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.application.project.ProjectSnapshot;
import java.util.Set;

/** Tells a caller at once that what is asked for does not exist, instead of in an event later. */
final class PlaceCheck {
    private PlaceCheck() {}

    /** A shipyard that cannot be used is no matter of the caller: the sequence will end with that reason. */
    static void check(ProjectSnapshot project, Scope scope, String sequence) {
        var known = known(project, scope.project());
        known.shipyard().value().ifPresent(shipyard -> {
            var stage = shipyard.stage(scope.stage())
                    .orElseThrow(() -> new Refusal(
                            404,
                            "unknown-stage",
                            "Project '%s' has no stage '%s', only %s."
                                    .formatted(
                                            scope.project(),
                                            scope.stage(),
                                            shipyard.stages().stream()
                                                    .map(one -> one.name())
                                                    .toList())));
            if (!known.services().getOrDefault(scope.stage(), Set.of()).contains(scope.service())) {
                throw new Refusal(
                        404,
                        "unknown-service",
                        "Stage '%s' has no service '%s'; create it with: drydock create service %s --project=%s"
                                .formatted(scope.stage(), scope.service(), scope.service(), scope.project()));
            }
            if (stage.sequence(sequence).isEmpty() && !sequence.equals("evaluation")) {
                throw new Refusal(
                        404,
                        "unknown-sequence",
                        "Stage '%s' has no sequence '%s', only %s."
                                .formatted(
                                        scope.stage(),
                                        sequence,
                                        stage.sequences().stream()
                                                .map(one -> one.name())
                                                .toList()));
            }
        });
    }

    static ProjectSnapshot.Known known(ProjectSnapshot project, String name) {
        if (project instanceof ProjectSnapshot.Known known) {
            return known;
        }
        throw new Refusal(
                404, "unknown-project", "There is no project '%s'; drydock get projects lists them.".formatted(name));
    }
}
