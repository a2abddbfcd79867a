package dev.drydock.shipyard.adapter.hibernate;

import dev.drydock.shipyard.application.project.Projects;
import dev.drydock.shipyard.domain.project.Project;
import dev.drydock.shipyard.domain.project.Remote;
import dev.drydock.shipyard.domain.project.Service;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/** The register of projects in PostgreSQL; tokens are sealed there. */
public final class HibernateProjects implements Projects {
    private static final String SERVICES =
            "from ServiceRow s where s.key.project in (:projects) order by s.created, s.key.name";

    private final Transactions transactions;
    private final RemoteColumns remotes;

    public HibernateProjects(Vertx vertx, Mutiny.SessionFactory sessions, TokenSeal seal) {
        this.transactions = new Transactions(vertx, sessions);
        this.remotes = new RemoteColumns(seal);
    }

    @Override
    public Uni<Boolean> create(Project project) {
        var row = new ProjectRow();
        row.name = project.name();
        row.created = project.created();
        project.remote().ifPresent(remote -> remotes.put(row, remote));
        return transactions
                .run(session -> session.find(ProjectRow.class, project.name())
                        .chain(there -> there != null
                                ? Uni.createFrom().item(false)
                                : session.persist(row).chain(session::flush).replaceWith(true)))
                .onFailure(ConstraintViolationException.class)
                .recoverWithItem(false);
    }

    @Override
    public Uni<Optional<Project>> find(String project) {
        return transactions.run(session -> session.find(ProjectRow.class, project)
                .chain(row -> row == null
                        ? Uni.createFrom().item(Optional.empty())
                        : services(session, List.of(project)).map(services -> Optional.of(read(row, services)))));
    }

    @Override
    public Uni<List<Project>> list() {
        return transactions.run(session -> session.createQuery("from ProjectRow p order by p.name", ProjectRow.class)
                .getResultList()
                .chain(rows -> services(
                                session, rows.stream().map(row -> row.name).toList())
                        .map(services ->
                                rows.stream().map(row -> read(row, services)).toList())));
    }

    @Override
    public Uni<Void> update(String project, Remote remote) {
        return transactions.run(session -> session.find(ProjectRow.class, project)
                .invoke(row -> {
                    if (row != null) {
                        remotes.put(row, remote);
                    }
                })
                .replaceWithVoid());
    }

    @Override
    public Uni<Boolean> delete(String project) {
        return transactions.run(session -> session.find(ProjectRow.class, project)
                .chain(row -> row == null
                        ? Uni.createFrom().item(false)
                        : session.remove(row).replaceWith(true)));
    }

    @Override
    public Uni<Void> addService(String project, Service service) {
        var key = new ServiceRow.Key(project, service.name());
        return transactions
                .run(session -> session.find(ServiceRow.class, key).chain(there -> {
                    if (there != null) {
                        return Uni.createFrom().voidItem();
                    }
                    var row = new ServiceRow();
                    row.key = key;
                    row.created = service.created();
                    return session.persist(row).chain(session::flush);
                }))
                .onFailure(ConstraintViolationException.class)
                .recoverWithNull();
    }

    @Override
    public Uni<Void> removeService(String project, String service) {
        return transactions.run(session -> session.find(ServiceRow.class, new ServiceRow.Key(project, service))
                .chain(row -> row == null ? Uni.createFrom().voidItem() : session.remove(row)));
    }

    @Override
    public Uni<Integer> reseal() {
        return transactions.run(session -> session.createQuery("from ProjectRow p", ProjectRow.class)
                .getResultList()
                .map(rows -> (int) rows.stream().filter(remotes::reseal).count()));
    }

    private static Uni<List<ServiceRow>> services(Mutiny.Session session, List<String> projects) {
        return projects.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createQuery(SERVICES, ServiceRow.class)
                        .setParameter("projects", projects)
                        .getResultList();
    }

    private Project read(ProjectRow row, List<ServiceRow> services) {
        return new Project(
                row.name,
                row.created,
                remotes.read(row),
                services.stream()
                        .filter(service -> service.key.project().equals(row.name))
                        .map(service -> new Service(service.key.name(), service.created))
                        .collect(Collectors.toList()));
    }
}
