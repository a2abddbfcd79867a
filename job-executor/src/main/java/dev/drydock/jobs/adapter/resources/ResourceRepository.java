package dev.drydock.jobs.adapter.resources;

import dev.drydock.events.Scope;
import dev.drydock.jobs.application.Repository;
import dev.drydock.kit.resources.Resource;
import dev.drydock.kit.resources.ResourceLevel;
import dev.drydock.kit.resources.Resources;
import dev.drydock.kit.resources.UnknownPlace;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The files that the controller serves. A place that does not exist has no files. */
public final class ResourceRepository implements Repository {
    private final Resources resources;

    public ResourceRepository(Resources resources) {
        this.resources = resources;
    }

    @Override
    public Uni<Optional<byte[]>> read(Level level, Scope scope, String path, Optional<String> commit) {
        return resources
                .read(place(level, scope), path, commit)
                .map(found -> found.map(Resource::content))
                .onFailure(UnknownPlace.class)
                .recoverWithItem(Optional.empty());
    }

    @Override
    public Uni<List<String>> list(Scope scope, Optional<String> commit) {
        return resources
                .list(ResourceLevel.service(scope), commit)
                .onFailure(UnknownPlace.class)
                .recoverWithItem(List.of());
    }

    private static ResourceLevel place(Level level, Scope scope) {
        return switch (level) {
            case SERVICE -> ResourceLevel.service(scope);
            case STAGE -> ResourceLevel.stage(scope.project(), scope.stage());
            case PROJECT -> ResourceLevel.project(scope.project());
        };
    }
}
