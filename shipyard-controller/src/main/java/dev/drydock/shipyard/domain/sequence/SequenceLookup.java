package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.Scope;
import dev.drydock.model.shipyard.ImplicitSequences;
import dev.drydock.model.shipyard.Sequence;
import dev.drydock.model.shipyard.Shipyard;
import dev.drydock.model.shipyard.Stage;
import java.util.Map;
import java.util.Set;

/** Which sequence is meant, or what of project, stage, service and sequence does not exist: said here alone. */
public sealed interface SequenceLookup {
    /** The sequence as the shipyard has it. */
    record Found(Sequence definition) implements SequenceLookup {}

    /** @param detail one sentence: what is missing, what there is instead, or what to do */
    record Missing(What what, String detail) implements SequenceLookup {}

    /** What is missing; {@link #reason} reaches clients, so the words stay. */
    enum What {
        PROJECT("unknown-project"),
        STAGE("unknown-stage"),
        SERVICE("unknown-service"),
        SEQUENCE("unknown-sequence");

        private final String reason;

        What(String reason) {
            this.reason = reason;
        }

        public String reason() {
            return reason;
        }
    }

    static Missing noProject(String project) {
        return new Missing(
                What.PROJECT, "There is no project '%s'; drydock get projects lists them.".formatted(project));
    }

    /** @param services of each stage */
    static SequenceLookup in(Shipyard shipyard, Map<String, Set<String>> services, Scope scope, String sequence) {
        var stage = shipyard.stage(scope.stage());
        if (stage.isEmpty()) {
            var known = shipyard.stages().stream().map(Stage::name).toList();
            return new Missing(
                    What.STAGE,
                    "The shipyard of project '%s' has no stage '%s', only %s."
                            .formatted(scope.project(), scope.stage(), known));
        }
        if (!services.getOrDefault(scope.stage(), Set.of()).contains(scope.service())) {
            return new Missing(
                    What.SERVICE,
                    "Stage '%s' of project '%s' has no service '%s'; create it with: drydock create service %s --project=%s"
                            .formatted(
                                    scope.stage(), scope.project(), scope.service(), scope.service(), scope.project()));
        }
        return stage.get()
                .sequence(sequence)
                .or(() -> ImplicitSequences.named(sequence))
                .<SequenceLookup>map(Found::new)
                .orElseGet(() -> noSequence(stage.get(), sequence));
    }

    private static Missing noSequence(Stage stage, String sequence) {
        var known = stage.sequences().stream().map(Sequence::name).toList();
        return new Missing(
                What.SEQUENCE, "Stage '%s' has no sequence '%s', only %s.".formatted(stage.name(), sequence, known));
    }
}
