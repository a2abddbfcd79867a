package dev.drydock.shipyard.adapter.git;

import dev.drydock.shipyard.application.project.ProjectSnapshot.Known;
import dev.drydock.shipyard.domain.project.StageRemoval;
import dev.drydock.upstream.Level;
import dev.drydock.upstream.ProjectRepository;
import dev.drydock.upstream.UpstreamException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * Makes a repository follow its shipyard: a stage that is new there, or is there again, gets what the others have, a branch
 * and each service; one that is gone there keeps its branch, which may then be deleted by a push.
 */
final class StagesOfShipyard {
    private static final Logger LOG = Logger.getLogger(StagesOfShipyard.class);
    private static final String METADATA = "/metadata.yaml";

    private StagesOfShipyard() {}

    /** @return whether any was made */
    static boolean make(ProjectRepository repository, Known project) {
        var named = project.shipyard().value().map(StageRemoval::stages);
        if (named.isEmpty()) {
            return false;
        }
        var missing =
                named.get().stream().filter(stage -> !repository.isStage(stage)).toList();
        repository.keepStages(named.get());
        if (missing.isEmpty()) {
            return false;
        }
        try {
            var services = services(
                    repository,
                    named.get().stream().filter(project.heads()::containsKey).toList());
            for (var stage : missing) {
                repository.createStage(stage);
                services.forEach(service -> repository.createService(service, List.of(stage)));
                LOG.infof("project %s has a new stage, %s", project.project(), stage);
            }
            return true;
        } catch (UpstreamException away) {
            LOG.warnf("project %s cannot have its new stages yet: %s", project.project(), away.getMessage());
            return false;
        }
    }

    /** Other folders than those with metadata were not created as services. */
    private static Set<String> services(ProjectRepository repository, List<String> stages) {
        var services = new TreeSet<String>();
        for (var stage : stages) {
            repository
                    .list(Level.stage(stage), null)
                    .value()
                    .ifPresent(listing -> listing.paths().stream()
                            .filter(path ->
                                    path.indexOf('/') == path.length() - METADATA.length() && path.endsWith(METADATA))
                            .map(path -> path.substring(0, path.indexOf('/')))
                            .forEach(services::add));
        }
        return services;
    }
}
