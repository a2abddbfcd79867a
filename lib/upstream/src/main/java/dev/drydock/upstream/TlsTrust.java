package dev.drydock.upstream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.http.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates an upstream may show.
 *
 * @param certificates PEM of one or more certificates that are trusted besides the public ones: a company's own CA, or the
 *     server's own
 * @param anything true to take any certificate: who answers is then not known, and gets the token
 */
public record TlsTrust(@Nullable String certificates, boolean anything) {
    /** The certificates that everybody trusts. */
    public static final TlsTrust PUBLIC = new TlsTrust(null, false);

    /**
     * Checks the certificates.
     *
     * @throws UpstreamException of kind {@code INVALID_CERTIFICATE} when they are no PEM
     */
    public TlsTrust {
        if (certificates != null) {
            parse(certificates);
        }
    }

    SSLContext context() {
        try {
            if (anything) {
                return SSLContexts.custom()
                        .loadTrustMaterial(null, (chain, type) -> true)
                        .build();
            }
            var context = SSLContext.getInstance("TLS");
            context.init(null, certificates == null ? null : trusting(parse(certificates)), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return anything ? "anything" : certificates == null ? "public" : "public and given";
    }

    private static TrustManager[] trusting(Collection<X509Certificate> given)
            throws GeneralSecurityException, IOException {
        var trusted = new ArrayList<>(given);
        for (var manager : factory(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager known) {
                trusted.addAll(List.of(known.getAcceptedIssuers()));
            }
        }
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (var certificate : trusted) {
            store.setCertificateEntry("trusted-" + store.size(), certificate);
        }
        return factory(store).getTrustManagers();
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static List<X509Certificate> parse(String pem) {
        try {
            var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
            var found = CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException notPem) {
            // refused below
        }
        throw new UpstreamException(
                UpstreamException.Kind.INVALID_CERTIFICATE,
                "Expected the certificate of an upstream as PEM, beginning with -----BEGIN CERTIFICATE-----, but it cannot "
                        + "be read. Give the file's text as the host or your company published it.");
    }
}
