package dev.drydock.shipyard.adapter.git;

import dev.drydock.shipyard.domain.project.Remote;
import dev.drydock.upstream.ForwardProxy;
import dev.drydock.upstream.SshKey;
import dev.drydock.upstream.TlsTrust;
import dev.drydock.upstream.Upstream;
import java.util.Optional;

/** Puts a project's upstream into the words of the library that reaches it. */
final class Upstreams {
    private Upstreams() {}

    /** @throws dev.drydock.upstream.UpstreamException when its URL, a key or a certificate is none */
    static Upstream of(Remote remote) {
        return new Upstream(
                remote.url(),
                remote.user().orElse(null),
                remote.token().orElse(null),
                remote.https().map(Upstreams::trust).orElse(TlsTrust.PUBLIC),
                remote.https()
                        .flatMap(Remote.Https::proxy)
                        .map(Upstreams::proxy)
                        .orElse(null),
                remote.ssh().flatMap(Upstreams::key).orElse(null));
    }

    private static TlsTrust trust(Remote.Https https) {
        return new TlsTrust(https.certificate().orElse(null), https.insecureSkipTls());
    }

    private static ForwardProxy proxy(Remote.Proxy proxy) {
        return ForwardProxy.at(
                proxy.url(),
                proxy.scheme(),
                proxy.user().orElse(null),
                proxy.password().orElse(null));
    }

    private static Optional<SshKey> key(Remote.Ssh ssh) {
        return ssh.privateKey()
                .map(key -> new SshKey(
                        key, ssh.passphrase().orElse(null), ssh.hostKey().orElse(null)));
    }
}
