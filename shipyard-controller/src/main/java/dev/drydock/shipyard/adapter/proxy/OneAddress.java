package dev.drydock.shipyard.adapter.proxy;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.Router;
import io.vertx.httpproxy.HttpProxy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets everybody speak to one address: requests for the other services are passed on to them, as they are. Whose token it
 * is, and what it lets do, is checked where the endpoint is, and nowhere else.
 */
@ApplicationScoped
class OneAddress {
    /** Each service has its own limit of what it reads; nothing is kept here on the way. */
    private static final int BEFORE_LIMITS = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;

    private static final int WAITING = 4;
    private static final int KEPT_OPEN_SECONDS = 20;

    private final ServicesConfig config;
    private final Vertx vertx;

    OneAddress(ServicesConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
    }

    void register(@Observes Router router) {
        OtherService.of(config).forEach(service -> register(router, service));
    }

    private void register(Router router, OtherService service) {
        var client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAliveTimeout(KEPT_OPEN_SECONDS),
                new PoolOptions()
                        .setHttp1MaxSize(config.mostAtOnce())
                        .setMaxWaitQueueSize(WAITING * config.mostAtOnce()));
        var options = service.request(config.answerWithin());
        var failures = new PassingFailures(service, config.answerWithin());
        router.route(service.path() + "/*")
                .order(BEFORE_LIMITS)
                .handler(http -> HttpProxy.reverseProxy(client)
                        .origin(ignored -> client.request(options))
                        .addInterceptor(new Passing(http.normalizedPath(), failures))
                        .handle(http.request()));
    }
}
