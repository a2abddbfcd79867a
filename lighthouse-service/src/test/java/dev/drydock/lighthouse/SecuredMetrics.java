package dev.drydock.lighthouse;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** Two gateways that answer every query with 7: one wants a certificate, the other user and password. */
public final class SecuredMetrics implements QuarkusTestResourceLifecycleManager {
    private static final String PROJECTS = "drydock.lighthouse.prometheus.projects.secured-";
    private static final String USER = "metrics";
    private static final String PASSWORD = "pass:word";
    private static final byte[] SEVEN = """
            {"status":"success","data":{"resultType":"scalar","result":[1,"7"]}}""".getBytes(StandardCharsets.UTF_8);

    private Path folder;
    private HttpsServer certified;
    private HttpServer known;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("drydock-secured");
            var pair = KeyPairFile.make(folder.resolve("pair.p12"));
            certified = HttpsServer.create(loopback(), 0);
            certified.setHttpsConfigurator(wantingCertificates(pair.context(true)));
            certified.createContext("/", SecuredMetrics::seven);
            certified.start();
            known = HttpServer.create(loopback(), 0);
            known.createContext("/", SecuredMetrics::seven).setAuthenticator(new BasicAuthenticator("metrics") {
                @Override
                public boolean checkCredentials(String user, String password) {
                    return user.equals(USER) && password.equals(PASSWORD);
                }
            });
            known.start();
            return settings(pair);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> settings(KeyPairFile pair) {
        var https = "https://127.0.0.1:" + certified.getAddress().getPort();
        var http = "http://127.0.0.1:" + known.getAddress().getPort();
        var settings = new HashMap<String, String>();
        for (var store : new String[] {"key-store", "trust-store"}) {
            settings.put(
                    "quarkus.tls.metrics." + store + ".p12.path", pair.file().toString());
            settings.put("quarkus.tls.metrics." + store + ".p12.password", KeyPairFile.PASSWORD);
        }
        settings.put(PROJECTS + "certified.url", https);
        settings.put(PROJECTS + "certified.tls", "metrics");
        settings.put(PROJECTS + "distrusting.url", https);
        settings.put(PROJECTS + "known.url", http);
        settings.put(PROJECTS + "known.user", USER);
        settings.put(PROJECTS + "known.password", PASSWORD);
        settings.put(PROJECTS + "mistaken.url", http);
        settings.put(PROJECTS + "mistaken.user", USER);
        settings.put(PROJECTS + "mistaken.password", "guess");
        return settings;
    }

    static HttpsConfigurator wantingCertificates(SSLContext context) {
        return new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                var wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        };
    }

    private static void seven(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, SEVEN.length);
        exchange.getResponseBody().write(SEVEN);
        exchange.close();
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    @Override
    public void stop() {
        if (certified != null) {
            certified.stop(0);
        }
        if (known != null) {
            known.stop(0);
        }
        if (folder != null) {
            Folders.delete(folder);
        }
    }
}
