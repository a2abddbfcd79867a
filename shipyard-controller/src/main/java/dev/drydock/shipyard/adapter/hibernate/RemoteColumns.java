package dev.drydock.shipyard.adapter.hibernate;

import dev.drydock.shipyard.domain.project.Remote;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A project's upstream as columns; each secret is sealed for its project and its column. */
final class RemoteColumns {
    private static final Logger LOG = Logger.getLogger(RemoteColumns.class);

    private final TokenSeal seal;

    RemoteColumns(TokenSeal seal) {
        this.seal = seal;
    }

    void put(ProjectRow row, Remote remote) {
        row.remoteUrl = remote.url();
        row.remoteUser = remote.user().orElse(null);
        row.remoteToken = sealed(row, "", remote.token());
        row.remoteCertificate =
                remote.https().flatMap(Remote.Https::certificate).orElse(null);
        row.remoteInsecure = remote.https().map(Remote.Https::insecureSkipTls).orElse(false);
        var proxy = remote.https().flatMap(Remote.Https::proxy);
        row.remoteProxyUrl = proxy.map(Remote.Proxy::url).orElse(null);
        row.remoteProxyScheme = proxy.map(Remote.Proxy::scheme).orElse(null);
        row.remoteProxyUser = proxy.flatMap(Remote.Proxy::user).orElse(null);
        row.remoteProxyPassword = sealed(row, "/proxy-password", proxy.flatMap(Remote.Proxy::password));
        row.remoteKey = sealed(row, "/key", remote.ssh().flatMap(Remote.Ssh::privateKey));
        row.remoteKeyPassphrase = sealed(row, "/key-passphrase", remote.ssh().flatMap(Remote.Ssh::passphrase));
        row.remoteHostKey = remote.ssh().flatMap(Remote.Ssh::hostKey).orElse(null);
    }

    /** Seals with the current key what a former one has sealed; tells whether there was any. */
    boolean reseal(ProjectRow row) {
        var former = isFormer(row, "", row.remoteToken)
                || isFormer(row, "/proxy-password", row.remoteProxyPassword)
                || isFormer(row, "/key", row.remoteKey)
                || isFormer(row, "/key-passphrase", row.remoteKeyPassphrase);
        row.remoteToken = resealed(row, "", row.remoteToken);
        row.remoteProxyPassword = resealed(row, "/proxy-password", row.remoteProxyPassword);
        row.remoteKey = resealed(row, "/key", row.remoteKey);
        row.remoteKeyPassphrase = resealed(row, "/key-passphrase", row.remoteKeyPassphrase);
        return former;
    }

    Optional<Remote> read(ProjectRow row) {
        return Optional.ofNullable(row.remoteUrl)
                .map(url -> new Remote(
                        url,
                        Optional.ofNullable(row.remoteUser),
                        opened(row, "", row.remoteToken),
                        https(row),
                        ssh(row)));
    }

    private Optional<Remote.Https> https(ProjectRow row) {
        return row.remoteCertificate == null && !row.remoteInsecure && row.remoteProxyUrl == null
                ? Optional.empty()
                : Optional.of(
                        new Remote.Https(Optional.ofNullable(row.remoteCertificate), row.remoteInsecure, proxy(row)));
    }

    private Optional<Remote.Proxy> proxy(ProjectRow row) {
        return Optional.ofNullable(row.remoteProxyUrl)
                .map(url -> new Remote.Proxy(
                        url,
                        row.remoteProxyScheme,
                        Optional.ofNullable(row.remoteProxyUser),
                        opened(row, "/proxy-password", row.remoteProxyPassword)));
    }

    private Optional<Remote.Ssh> ssh(ProjectRow row) {
        return row.remoteKey == null && row.remoteHostKey == null
                ? Optional.empty()
                : Optional.of(new Remote.Ssh(
                        opened(row, "/key", row.remoteKey),
                        opened(row, "/key-passphrase", row.remoteKeyPassphrase),
                        Optional.ofNullable(row.remoteHostKey)));
    }

    private boolean isFormer(ProjectRow row, String column, byte @Nullable [] sealed) {
        return sealed != null && seal.isFormer(row.name + column, sealed);
    }

    private byte @Nullable [] resealed(ProjectRow row, String column, byte @Nullable [] sealed) {
        return isFormer(row, column, sealed) ? sealed(row, column, opened(row, column, sealed)) : sealed;
    }

    private byte @Nullable [] sealed(ProjectRow row, String column, Optional<String> secret) {
        return secret.map(text -> seal.seal(row.name + column, text)).orElse(null);
    }

    /** A secret that cannot be read must not hide the projects: the upstream will ask for a new one. */
    private Optional<String> opened(ProjectRow row, String column, byte @Nullable [] sealed) {
        try {
            return sealed == null ? Optional.empty() : Optional.of(seal.open(row.name + column, sealed));
        } catch (IllegalStateException otherKey) {
            LOG.warn(otherKey.getMessage());
            return Optional.empty();
        }
    }
}
