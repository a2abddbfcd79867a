package dev.drydock.lighthouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** One key for both sides of a connection to this machine, whose certificate both trust. */
public record KeyPairFile(Path file) {
    public static final String PASSWORD = "changeit";

    public static KeyPairFile make(Path file) throws IOException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var command = keytool + " -genkeypair -alias pair -keyalg EC -dname CN=127.0.0.1 -ext san=ip:127.0.0.1"
                + " -storetype PKCS12 -storepass " + PASSWORD + " -keystore " + file;
        try {
            var made =
                    new ProcessBuilder(command.split(" ")).inheritIO().start().waitFor();
            if (made != 0) {
                throw new IOException("keytool ended with " + made);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return new KeyPairFile(file);
    }

    public SSLContext context(boolean withKey) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        store.setCertificateEntry("trusted", store.getCertificate("pair"));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(withKey ? keys.getKeyManagers() : null, trust.getTrustManagers(), null);
        return context;
    }
}
