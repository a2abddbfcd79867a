package dev.drydock.shipyard.adapter.proxy;

import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service whose requests come to this one's address.
 *
 * @param name of the service
 * @param path what its paths begin with, without a slash at the end
 * @param key of the configuration that says where it is
 * @param url where it is: scheme, host and port
 */
record OtherService(String name, String path, String key, URI url) {
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(3);

    OtherService {
        if (!isBase(url)) {
            throw new IllegalArgumentException(
                    "%s must be http:// or https:// with a host and perhaps a port, and nothing after it, such as http://%s:8080; it is '%s'"
                            .formatted(key, name, url));
        }
    }

    static List<OtherService> of(ServicesConfig config) {
        return Stream.of(
                        service("remediation-service", "/api/remediation", "remediation-url", config.remediationUrl()),
                        service("lighthouse-service", "/api/lighthouse", "lighthouse-url", config.lighthouseUrl()),
                        service("job-executor", "/api/job-executor", "job-executor-url", config.jobExecutorUrl()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A request to it, as far as it is the same for all. */
    RequestOptions request(Duration answerWithin) {
        return new RequestOptions()
                .setHost(url.getHost())
                .setPort(port())
                .setSsl(isTls(url))
                .setConnectTimeout(CONNECTED_WITHIN.toMillis())
                .setIdleTimeout(answerWithin.toMillis());
    }

    private int port() {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return isTls(url) ? 443 : 80;
    }

    private static Optional<OtherService> service(String name, String path, String key, Optional<URI> url) {
        return url.map(known -> new OtherService(name, path, "drydock.shipyard.services." + key, known));
    }

    private static boolean isBase(URI url) {
        return (isTls(url) || "http".equalsIgnoreCase(url.getScheme()))
                && url.getHost() != null
                && url.getUserInfo() == null
                && (url.getPath().isEmpty() || url.getPath().equals("/"))
                && url.getQuery() == null
                && url.getFragment() == null;
    }

    private static boolean isTls(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }
}
