package dev.drydock.shipyard.application.project;

import dev.drydock.shipyard.domain.project.Project;
import dev.drydock.shipyard.domain.project.Remote;
import dev.drydock.shipyard.domain.project.Service;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The register of projects, for tests without a database. */
public final class InMemoryProjects implements Projects {
    private final TreeMap<String, Project> projects = new TreeMap<>();

    @Override
    public synchronized Uni<Boolean> create(Project project) {
        return Uni.createFrom().item(projects.putIfAbsent(project.name(), project) == null);
    }

    @Override
    public synchronized Uni<Optional<Project>> find(String project) {
        return Uni.createFrom().item(Optional.ofNullable(projects.get(project)));
    }

    @Override
    public synchronized Uni<List<Project>> list() {
        return Uni.createFrom().item(List.copyOf(projects.values()));
    }

    @Override
    public Uni<Void> update(String project, Remote remote) {
        return change(project, old -> new Project(old.name(), old.created(), Optional.of(remote), old.services()));
    }

    @Override
    public synchronized Uni<Boolean> delete(String project) {
        return Uni.createFrom().item(projects.remove(project) != null);
    }

    @Override
    public Uni<Void> addService(String project, Service service) {
        return change(
                project,
                old -> new Project(
                        old.name(),
                        old.created(),
                        old.remote(),
                        Stream.concat(old.services().stream(), Stream.of(service))
                                .toList()));
    }

    @Override
    public Uni<Void> removeService(String project, String service) {
        return change(
                project,
                old -> new Project(
                        old.name(),
                        old.created(),
                        old.remote(),
                        old.services().stream()
                                .filter(one -> !one.name().equals(service))
                                .toList()));
    }

    private synchronized Uni<Void> change(String project, UnaryOperator<Project> change) {
        projects.computeIfPresent(project, (name, old) -> change.apply(old));
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Integer> reseal() {
        return Uni.createFrom().item(0);
    }
}
