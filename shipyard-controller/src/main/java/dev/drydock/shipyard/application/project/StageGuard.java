package dev.drydock.shipyard.application.project;

import dev.drydock.shipyard.application.project.ProjectRefusal.Reason;
import dev.drydock.shipyard.application.project.ProjectSnapshot.Known;
import dev.drydock.shipyard.domain.project.StageRemoval;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Refuses a shipyard that takes stages away, unless each of them was named. */
final class StageGuard {
    private StageGuard() {}

    /** @param confirmed the names of stages that may go */
    static void check(Known project, byte[] shipyard, Set<String> confirmed) {
        project.shipyard().value().ifPresent(before -> {
            var after = StageRemoval.stages(shipyard).orElse(List.of());
            var gone = StageRemoval.unconfirmed(StageRemoval.stages(before), after, confirmed);
            if (!gone.isEmpty()) {
                throw new ProjectRefusal(Reason.STAGES_WOULD_GO, told(project, gone));
            }
        });
    }

    private static String told(Known project, List<String> gone) {
        return "Project '%s' would lose %s. Files and history stay in Git, and come back with the stage. "
                        .formatted(
                                project.project(),
                                gone.stream().map(stage -> told(project, stage)).collect(Collectors.joining(", and ")))
                + "If that is meant, ask again with removeStages=%1$s (drydock update project: --remove-stages=%1$s)."
                        .formatted(String.join(",", gone));
    }

    private static String told(Known project, String stage) {
        var services = new TreeSet<>(project.services().getOrDefault(stage, Set.of()));
        return "stage '%s' with %s"
                .formatted(
                        stage,
                        switch (services.size()) {
                            case 0 -> "no service";
                            case 1 -> "the service " + services.first();
                            default -> services.size() + " services (" + String.join(", ", services) + ")";
                        });
    }
}
