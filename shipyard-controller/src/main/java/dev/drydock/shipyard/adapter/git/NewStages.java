package dev.drydock.shipyard.adapter.git;

import dev.drydock.model.shipyard.Stage;
import dev.drydock.shipyard.application.project.ProjectSnapshot.Known;
import dev.drydock.upstream.Level;
import dev.drydock.upstream.ProjectRepository;
import dev.drydock.upstream.UpstreamException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/** Gives stages that were added to the shipyard what the others have: a branch, and each service. */
final class NewStages {
    private static final Logger LOG = Logger.getLogger(NewStages.class);
    private static final String METADATA = "/metadata.yaml";

    private NewStages() {}

    /** @return whether any was made */
    static boolean make(ProjectRepository repository, Known project) {
        var missing = missing(project);
        if (missing.isEmpty()) {
            return false;
        }
        try {
            var services = services(repository, project.heads().keySet());
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

    private static List<String> missing(Known project) {
        return project.shipyard()
                .value()
                .map(shipyard -> shipyard.stages().stream()
                        .map(Stage::name)
                        .filter(stage -> !project.heads().containsKey(stage))
                        .toList())
                .orElse(List.of());
    }

    /** Other folders than those with metadata were not created as services. */
    private static Set<String> services(ProjectRepository repository, Set<String> stages) {
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
