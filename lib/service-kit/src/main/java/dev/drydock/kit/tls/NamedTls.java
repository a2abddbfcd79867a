package dev.drydock.kit.tls;

import io.quarkus.tls.TlsConfigurationRegistry;
import javax.net.ssl.SSLContext;

/** TLS configurations of Quarkus that keys of ours name. */
public final class NamedTls {
    private NamedTls() {}

    /**
     * Whom to trust and what to show by {@code quarkus.tls.<name>}.
     *
     * @param key the key that names it, for the message
     * @throws IllegalArgumentException if there is none by that name, or it cannot be used
     */
    public static SSLContext context(TlsConfigurationRegistry registry, String key, String name) {
        var configured = registry.get(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s names '%s', but there is no quarkus.tls.%s.* to configure it".formatted(key, name, name)));
        try {
            return configured.createSSLContext();
        } catch (Exception e) {
            throw new IllegalArgumentException(
                    "%s names '%s', but quarkus.tls.%s cannot be used: %s".formatted(key, name, name, e.getMessage()),
                    e);
        }
    }
}
