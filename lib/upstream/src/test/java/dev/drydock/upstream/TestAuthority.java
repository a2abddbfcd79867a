package dev.drydock.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority of our own, and a server certificate for 127.0.0.1 that it signed; made by keytool. */
record TestAuthority(Path folder) {
    private static final String PASSWORD = "changeit";

    static TestAuthority in(Path folder) {
        var authority = new TestAuthority(folder);
        authority.keytool(
                "ca.p12", "-genkeypair", "-alias", "ca", "-dname", "CN=Test CA", "-ext", "bc:c", "-keyalg", "EC");
        authority.keytool("ca.p12", "-exportcert", "-rfc", "-alias", "ca", "-file", "ca.pem");
        authority.keytool("server.p12", "-genkeypair", "-alias", "server", "-dname", "CN=127.0.0.1", "-keyalg", "EC");
        authority.keytool("server.p12", "-certreq", "-alias", "server", "-file", "server.csr");
        authority.keytool(
                "ca.p12",
                "-gencert",
                "-alias",
                "ca",
                "-infile",
                "server.csr",
                "-outfile",
                "server.pem",
                "-ext",
                "san=ip:127.0.0.1",
                "-rfc");
        authority.keytool("server.p12", "-importcert", "-noprompt", "-alias", "ca", "-file", "ca.pem");
        authority.keytool("server.p12", "-importcert", "-noprompt", "-alias", "server", "-file", "server.pem");
        return authority;
    }

    String certificate() {
        try {
            return Files.readString(folder.resolve("ca.pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SSLContext server() {
        try {
            var store = KeyStore.getInstance(folder.resolve("server.p12").toFile(), PASSWORD.toCharArray());
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keytool(String store, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store, "-storepass", PASSWORD));
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            var output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
