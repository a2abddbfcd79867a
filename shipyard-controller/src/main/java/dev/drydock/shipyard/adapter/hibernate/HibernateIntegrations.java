package dev.drydock.shipyard.adapter.hibernate;

import dev.drydock.shipyard.application.integration.Integrations;
import dev.drydock.shipyard.domain.integration.Integration;
import dev.drydock.shipyard.domain.integration.IntegrationId;
import dev.drydock.shipyard.domain.integration.Subscription;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/** The register of integrations in PostgreSQL. */
public final class HibernateIntegrations implements Integrations {
    /** Pings come every few seconds from each integration; not every one is worth a commit. */
    private static final Duration NOTED_EVERY = Duration.ofSeconds(10);

    private static final String ALL = "from IntegrationRow i order by i.name, i.id";
    private static final String SUBSCRIPTIONS =
            "from SubscriptionRow s where s.key.integration in (:integrations) order by s.seq";

    private final Transactions transactions;

    public HibernateIntegrations(Vertx vertx, Mutiny.SessionFactory sessions) {
        this.transactions = new Transactions(vertx, sessions);
    }

    @Override
    public Uni<Boolean> register(Integration integration) {
        return transactions
                .run(session -> session.find(
                                IntegrationRow.class, integration.id().value())
                        .chain(there -> {
                            if (there != null) {
                                there.put(integration);
                                return Uni.createFrom().item(false);
                            }
                            return create(session, integration).replaceWith(true);
                        }))
                .onFailure(ConstraintViolationException.class)
                .recoverWithItem(false);
    }

    @Override
    public Uni<List<Integration>> list() {
        return transactions.run(session ->
                session.createQuery(ALL, IntegrationRow.class).getResultList().chain(rows -> read(session, rows)));
    }

    @Override
    public Uni<Optional<Integration>> find(IntegrationId id) {
        return transactions.run(session -> session.find(IntegrationRow.class, id.value())
                .chain(row -> readOne(session, Optional.ofNullable(row))));
    }

    @Override
    public Uni<Optional<Integration>> ping(IntegrationId id, Instant now) {
        return transactions.run(session -> session.find(IntegrationRow.class, id.value())
                .invoke(row -> {
                    if (row != null && row.lastSeen.plus(NOTED_EVERY).isBefore(now)) {
                        row.lastSeen = now;
                    }
                })
                .chain(row -> readOne(session, Optional.ofNullable(row))));
    }

    @Override
    public Uni<Boolean> remove(IntegrationId id) {
        return transactions.run(session -> session.find(IntegrationRow.class, id.value())
                .chain(row -> row == null
                        ? Uni.createFrom().item(false)
                        : session.remove(row).replaceWith(true)));
    }

    @Override
    public Uni<Boolean> put(IntegrationId id, Subscription subscription) {
        return transactions.run(session -> session.find(IntegrationRow.class, id.value())
                .chain(row -> row == null
                        ? Uni.createFrom().item(false)
                        : putInto(session, id, subscription).replaceWith(true)));
    }

    @Override
    public Uni<Boolean> removeSubscription(IntegrationId id, String subscription) {
        return transactions.run(
                session -> session.find(SubscriptionRow.class, new SubscriptionRow.Key(id.value(), subscription))
                        .chain(row -> row == null
                                ? Uni.createFrom().item(false)
                                : session.remove(row).replaceWith(true)));
    }

    @Override
    public Uni<Integer> forgetSeenBefore(Instant time) {
        return transactions.run(
                session -> session.createMutationQuery("delete from IntegrationRow i where i.lastSeen < :time")
                        .setParameter("time", time)
                        .executeUpdate());
    }

    private static Uni<Void> create(Mutiny.Session session, Integration integration) {
        var row = new IntegrationRow();
        row.put(integration);
        var subscriptions = integration.subscriptions().stream()
                .map(subscription -> SubscriptionRow.of(integration.id(), subscription))
                .toArray();
        return session.persist(row)
                .chain(session::flush)
                .chain(() -> session.persistAll(subscriptions))
                .chain(session::flush);
    }

    private static Uni<Void> putInto(Mutiny.Session session, IntegrationId id, Subscription subscription) {
        return session.find(SubscriptionRow.class, new SubscriptionRow.Key(id.value(), subscription.id()))
                .chain(there -> {
                    if (there == null) {
                        return session.persist(SubscriptionRow.of(id, subscription));
                    }
                    there.put(subscription);
                    return Uni.createFrom().voidItem();
                });
    }

    private static Uni<Optional<Integration>> readOne(Mutiny.Session session, Optional<IntegrationRow> row) {
        return read(session, row.stream().toList()).map(found -> found.stream().findFirst());
    }

    private static Uni<List<Integration>> read(Mutiny.Session session, List<IntegrationRow> rows) {
        return subscriptions(session, rows.stream().map(row -> row.id).toList())
                .map(found -> rows.stream()
                        .map(row -> row.read(found.getOrDefault(row.id, List.of())))
                        .toList());
    }

    private static Uni<Map<String, List<Subscription>>> subscriptions(Mutiny.Session session, List<String> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createQuery(SUBSCRIPTIONS, SubscriptionRow.class)
                .setParameter("integrations", ids)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.key.integration(),
                                Collectors.mapping(SubscriptionRow::read, Collectors.toList()))));
    }
}
