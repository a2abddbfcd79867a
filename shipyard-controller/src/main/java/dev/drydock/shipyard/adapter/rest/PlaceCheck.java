package dev.drydock.shipyard.adapter.rest;

import dev.drydock.events.Scope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.application.project.ProjectSnapshot;
import dev.drydock.shipyard.domain.sequence.SequenceLookup;
import dev.drydock.shipyard.domain.sequence.SequenceLookup.Missing;

/** Tells a caller at once that what is asked for does not exist, instead of in an event later. */
final class PlaceCheck {
    private PlaceCheck() {}

    /** A shipyard that cannot be used is no matter of the caller: the sequence will end with that reason. */
    static void check(ProjectSnapshot project, Scope scope, String sequence) {
        var known = known(project, scope.project());
        known.shipyard().value().ifPresent(shipyard -> {
            if (SequenceLookup.in(shipyard, known.services(), scope, sequence) instanceof Missing missing) {
                throw refusal(missing);
            }
        });
    }

    static ProjectSnapshot.Known known(ProjectSnapshot project, String name) {
        if (project instanceof ProjectSnapshot.Known known) {
            return known;
        }
        throw refusal(SequenceLookup.noProject(name));
    }

    private static Refusal refusal(Missing missing) {
        return new Refusal(404, missing.what().reason(), missing.detail());
    }
}
