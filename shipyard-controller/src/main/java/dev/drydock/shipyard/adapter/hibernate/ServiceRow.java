package dev.drydock.shipyard.adapter.hibernate;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A service of a registered project. */
@Entity(name = "ServiceRow")
@Table(name = "project_service")
class ServiceRow {
    @Embeddable
    record Key(String project, String name) {}

    @EmbeddedId
    Key key;

    Instant created;
}
