package dev.drydock.lighthouse.application;

import dev.drydock.events.Scope;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The services of projects. */
public interface Places {
    /**
     * Every service in every stage of a project, in the order of its stages.
     *
     * <p>Fails with {@link dev.drydock.kit.resources.UnknownPlace} when there is no such project, and with another
     * failure when it may pass.
     */
    Uni<List<Scope>> of(String project);
}
