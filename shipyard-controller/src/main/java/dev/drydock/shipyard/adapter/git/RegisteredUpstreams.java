package dev.drydock.shipyard.adapter.git;

import dev.drydock.shipyard.application.project.Projects;
import dev.drydock.shipyard.domain.project.Project;
import dev.drydock.upstream.Upstream;
import dev.drydock.upstream.UpstreamException;
import dev.drydock.upstream.UpstreamRegister;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The upstreams of projects as the database has them, whichever controller was told. Blocks, as talking to an upstream does. */
public final class RegisteredUpstreams implements UpstreamRegister {
    private static final Logger LOG = Logger.getLogger(RegisteredUpstreams.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Projects projects;

    public RegisteredUpstreams(Projects projects) {
        this.projects = projects;
    }

    @Override
    public Optional<Upstream> find(String project) {
        try {
            return projects.find(project)
                    .map(found -> found.flatMap(Project::remote).map(Upstreams::of))
                    .await()
                    .atMost(PATIENCE);
        } catch (UpstreamException unusable) {
            throw unusable;
        } catch (RuntimeException away) {
            LOG.debugf("where the upstream of project %s is now cannot be known: %s", project, away.getMessage());
            return Optional.empty();
        }
    }
}
