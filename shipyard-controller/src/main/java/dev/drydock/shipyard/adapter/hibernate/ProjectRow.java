package dev.drydock.shipyard.adapter.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A registered project. */
@Entity(name = "ProjectRow")
@Table(name = "project")
class ProjectRow {
    @Id
    String name;

    Instant created;

    @Column(name = "remote_url")
    String remoteUrl;

    @Column(name = "remote_user")
    String remoteUser;

    @Column(name = "remote_token")
    byte[] remoteToken;

    @Version
    int version;
}
