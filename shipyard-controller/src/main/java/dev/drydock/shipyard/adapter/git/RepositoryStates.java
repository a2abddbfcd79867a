package dev.drydock.shipyard.adapter.git;

import dev.drydock.shipyard.application.project.RepositoryState;
import dev.drydock.shipyard.application.project.RepositoryState.Health;
import dev.drydock.upstream.ProjectRepository;
import dev.drydock.upstream.UpstreamException;
import java.util.Optional;

/** Says how well a repository is. */
final class RepositoryStates {
    private RepositoryStates() {}

    static RepositoryState of(ProjectRepository repository) {
        var freshness = repository.freshness();
        var problem = Optional.ofNullable(freshness.problem());
        var isHosted = repository.upstreamUrl().isEmpty();
        return new RepositoryState(
                health(isHosted, freshness.fetched() != null, problem.isPresent()),
                problem.map(UpstreamException::kind).map(Answers::reason),
                problem.map(UpstreamException::getMessage),
                isHosted ? Optional.empty() : Optional.ofNullable(freshness.fetched()),
                Optional.of(repository.defaultBranch()),
                Optional.of(repository.layout()));
    }

    private static Health health(boolean isHosted, boolean wasFetched, boolean isProblem) {
        if (isHosted) {
            return Health.HOSTED;
        }
        if (isProblem) {
            return Health.STALE;
        }
        return wasFetched ? Health.CONNECTED : Health.UNKNOWN;
    }
}
