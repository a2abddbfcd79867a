package dev.drydock.shipyard.adapter.hibernate;

import dev.drydock.shipyard.domain.integration.IntegrationId;
import dev.drydock.shipyard.domain.integration.SubjectPattern;
import dev.drydock.shipyard.domain.integration.Subscription;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;

/** A subscription of an integration. */
@Entity(name = "SubscriptionRow")
@Table(name = "integration_subscription")
class SubscriptionRow {
    @Embeddable
    record Key(@Column(name = "integration_id") String integration, String id) {}

    @EmbeddedId
    Key key;

    @Column(insertable = false, updatable = false)
    Long seq;

    String event;
    String[] projects;
    String[] stages;
    String[] services;

    static SubscriptionRow of(IntegrationId integration, Subscription subscription) {
        var row = new SubscriptionRow();
        row.key = new Key(integration.value(), subscription.id());
        row.put(subscription);
        return row;
    }

    void put(Subscription subscription) {
        var filter = subscription.filter();
        event = subscription.event().text();
        projects = filter.projects().toArray(String[]::new);
        stages = filter.stages().toArray(String[]::new);
        services = filter.services().toArray(String[]::new);
    }

    Subscription read() {
        var filter = new Subscription.Filter(List.of(projects), List.of(stages), List.of(services));
        return new Subscription(key.id(), new SubjectPattern(event), filter);
    }
}
