package dev.drydock.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URL;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.http.HttpHost;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.config.AuthSchemes;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.Registry;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.config.SocketConfig;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.impl.conn.SystemDefaultDnsResolver;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory2;
import org.eclipse.jgit.transport.http.apache.HttpClientConnection;

/**
 * HTTP to one upstream: with its own trust and proxy, to no other host, and to no address that is not allowed. The address
 * is judged as it is connected to, so a name that changes its mind in between gains nothing.
 */
final class UpstreamHttp implements HttpConnectionFactory2 {
    private static final int MOST_CONNECTIONS = 20;

    private final Upstream upstream;
    private final UpstreamUrl own;
    private final UpstreamRules rules;
    private final CloseableHttpClient client;

    UpstreamHttp(Upstream upstream, UpstreamRules rules, int timeoutMillis) {
        this.upstream = upstream;
        this.own = upstream.where();
        this.rules = rules;
        this.client = client(timeoutMillis);
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return create(url, Proxy.NO_PROXY);
    }

    @Override
    public HttpConnection create(URL url, Proxy machines) throws IOException {
        if (!isOwn(url)) {
            throw new RedirectedElsewhere(url);
        }
        checkBehindProxy();
        return new HttpClientConnection(url.toString(), Proxy.NO_PROXY, client);
    }

    @Override
    public GitSession newSession() {
        return new GitSession() {
            @Override
            public HttpConnection configure(HttpConnection connection, boolean sslVerify) {
                return connection; // the client knows whom to trust
            }

            @Override
            public void close() {
                UpstreamHttp.this.close();
            }
        };
    }

    private void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same host; from {@code http:} it may lead on to {@code https:}. */
    private boolean isOwn(URL url) {
        var port = url.getPort() < 0 ? url.getDefaultPort() : url.getPort();
        if (!url.getHost().equalsIgnoreCase(own.host())) {
            return false;
        }
        var isSame = url.getProtocol().equalsIgnoreCase(own.scheme().name()) && port == own.port();
        return isSame
                || own.scheme() == UpstreamUrl.Scheme.HTTP
                        && url.getProtocol().equalsIgnoreCase("https")
                        && port == url.getDefaultPort();
    }

    /** The proxy resolves the name; what it would find is judged as far as it can be seen from here. */
    private void checkBehindProxy() throws IOException {
        if (upstream.proxy() != null) {
            try {
                rules.resolve(own.host());
            } catch (UnknownHostException seenByTheProxyAlone) {
                // that is what a proxy is for
            }
        }
    }

    private CloseableHttpClient client(int timeoutMillis) {
        var requests = RequestConfig.custom()
                .setConnectTimeout(timeoutMillis)
                .setSocketTimeout(timeoutMillis)
                .setConnectionRequestTimeout(timeoutMillis)
                .setProxyPreferredAuthSchemes(List.of(AuthSchemes.BASIC, AuthSchemes.DIGEST))
                .setRedirectsEnabled(false)
                .build();
        var connections = new PoolingHttpClientConnectionManager(sockets(), null, new SystemDefaultDnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return allowed(host);
            }
        });
        connections.setMaxTotal(MOST_CONNECTIONS);
        connections.setDefaultMaxPerRoute(MOST_CONNECTIONS);
        connections.setDefaultSocketConfig(
                SocketConfig.custom().setSoTimeout(timeoutMillis).build());
        var builder = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(requests)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableContentCompression();
        var proxy = upstream.proxy();
        if (proxy != null) {
            builder.setProxy(new HttpHost(proxy.host(), proxy.port(), proxy.scheme()));
            builder.setDefaultCredentialsProvider(credentials(proxy));
        }
        return builder.build();
    }

    private Registry<ConnectionSocketFactory> sockets() {
        var verifier = upstream.tls().anything()
                ? NoopHostnameVerifier.INSTANCE
                : SSLConnectionSocketFactory.getDefaultHostnameVerifier();
        return RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", PlainConnectionSocketFactory.INSTANCE)
                .register("https", new SSLConnectionSocketFactory(upstream.tls().context(), verifier))
                .build();
    }

    private InetAddress[] allowed(String host) throws UnknownHostException {
        try {
            return rules.resolve(host);
        } catch (UpstreamRules.ForbiddenAddress forbidden) {
            throw new ForbiddenHost(forbidden);
        }
    }

    private static BasicCredentialsProvider credentials(ForwardProxy proxy) {
        var credentials = new BasicCredentialsProvider();
        if (proxy.user() != null) {
            credentials.setCredentials(
                    new AuthScope(proxy.host(), proxy.port()),
                    new UsernamePasswordCredentials(proxy.user(), proxy.password()));
        }
        return credentials;
    }

    /** The client's resolver may fail in one way only. */
    private static final class ForbiddenHost extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        ForbiddenHost(UpstreamRules.ForbiddenAddress why) {
            super(why.getMessage());
            initCause(why);
        }
    }

    /** An answer that sends us to somebody else. */
    static final class RedirectedElsewhere extends IOException {
        private static final long serialVersionUID = 1L;

        RedirectedElsewhere(URL there) {
            super(there.getProtocol() + "://" + there.getAuthority());
        }
    }
}
