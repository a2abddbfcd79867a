package dev.drydock.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * A key and its own certificate for 127.0.0.1, as servers (PEM) and clients in Java (a store) want them.
 *
 * @param folder where they lie
 */
public record TlsIdentity(Path folder) {
    static final String PASSWORD = "of-the-store";
    private static final String ALIAS = "server";

    static TlsIdentity in(Path folder) {
        return new TlsIdentity(folder);
    }

    /** Makes them. */
    public static TlsIdentity make(Path folder) {
        var identity = new TlsIdentity(folder);
        try {
            Files.createDirectories(folder);
            identity.runKeytool();
            identity.write();
            return identity;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate, in PEM. */
    public Path certificate() {
        return folder.resolve("server.crt");
    }

    /** The key, in PEM. */
    public Path key() {
        return folder.resolve("server.key");
    }

    Path store() {
        return folder.resolve("server.p12");
    }

    private void runKeytool() throws IOException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-validity",
                        "7",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store().toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool failed: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void write() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(store().toFile(), PASSWORD.toCharArray());
        Files.writeString(
                certificate(), pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded()));
        Files.writeString(
                key(),
                pem("PRIVATE KEY", store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
    }

    private static String pem(String kind, byte[] content) {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text);
    }
}
