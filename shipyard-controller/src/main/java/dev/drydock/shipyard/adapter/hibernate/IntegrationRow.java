package dev.drydock.shipyard.adapter.hibernate;

import dev.drydock.shipyard.domain.integration.Integration;
import dev.drydock.shipyard.domain.integration.IntegrationId;
import dev.drydock.shipyard.domain.integration.Subscription;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** A registered integration. */
@Entity(name = "IntegrationRow")
@Table(name = "integration")
class IntegrationRow {
    @Id
    String id;

    String name;
    String hostname;
    String namespace;
    String location;

    @Column(name = "integration_version")
    String integrationVersion;

    @Column(name = "distributor_version")
    String distributorVersion;

    @Column(name = "pod_name")
    String podName;

    @Column(name = "deployment_name")
    String deploymentName;

    @Column(name = "last_seen")
    Instant lastSeen;

    void put(Integration integration) {
        var metadata = integration.metadata();
        id = integration.id().value();
        name = integration.name();
        hostname = metadata.hostname();
        namespace = metadata.namespace();
        location = metadata.location();
        integrationVersion = metadata.integrationVersion();
        distributorVersion = metadata.distributorVersion();
        podName = metadata.podName();
        deploymentName = metadata.deploymentName();
        lastSeen = integration.lastSeen();
    }

    Integration read(List<Subscription> subscriptions) {
        var metadata = new Integration.Metadata(
                hostname, integrationVersion, distributorVersion, location, namespace, podName, deploymentName);
        return new Integration(new IntegrationId(id), name, metadata, subscriptions, lastSeen);
    }
}
