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

    @Column(name = "remote_certificate")
    String remoteCertificate;

    @Column(name = "remote_insecure")
    boolean remoteInsecure;

    @Column(name = "remote_proxy_url")
    String remoteProxyUrl;

    @Column(name = "remote_proxy_scheme")
    String remoteProxyScheme;

    @Column(name = "remote_proxy_user")
    String remoteProxyUser;

    @Column(name = "remote_proxy_password")
    byte[] remoteProxyPassword;

    @Column(name = "remote_key")
    byte[] remoteKey;

    @Column(name = "remote_key_passphrase")
    byte[] remoteKeyPassphrase;

    @Column(name = "remote_host_key")
    String remoteHostKey;

    @Version
    int version;
}
