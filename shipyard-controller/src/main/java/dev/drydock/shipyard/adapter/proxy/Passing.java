package dev.drydock.shipyard.adapter.proxy;

import dev.drydock.kit.rest.ProblemDetails;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;

/** One request on its way to another service, and its answer on the way back. */
final class Passing implements ProxyInterceptor {
    private static final String VIA = "1.1 drydock-shipyard-controller";
    /** What concerns one connection only, or would claim what only we know. */
    private static final List<String> NOT_PASSED_ON = List.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto",
            "x-forwarded-prefix",
            "x-forwarded-port");

    private final String path;
    private final PassingFailures failures;

    /** @param path of the request, normalized: what is passed on is what was looked at */
    Passing(String path, PassingFailures failures) {
        this.path = path;
        this.failures = failures;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var request = context.request();
        var original = request.proxiedRequest();
        if (request.headers().getAll("via").stream().anyMatch(via -> via.contains(VIA))) {
            return Future.succeededFuture(refusal(request, failures.circle()));
        }
        request.setURI(original.query() == null ? path : path + "?" + original.query());
        leaveOut(request.headers());
        tellWhereItCameFrom(request.headers(), original);
        return context.sendRequest()
                .onSuccess(answer -> failures.over())
                .recover(failure -> Future.succeededFuture(refusal(request, failures.problem(failure))));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        leaveOut(context.response().headers());
        return context.sendResponse();
    }

    private static void leaveOut(MultiMap headers) {
        for (var named : headers.getAll(HttpHeaders.CONNECTION)) {
            for (var name : named.split(",")) {
                headers.remove(name.strip());
            }
        }
        NOT_PASSED_ON.forEach(headers::remove);
    }

    private static void tellWhereItCameFrom(MultiMap headers, HttpServerRequest original) {
        headers.add("via", VIA);
        headers.set("x-forwarded-for", original.remoteAddress().hostAddress());
        headers.set("x-forwarded-proto", original.scheme());
        if (original.authority() != null) {
            headers.set("x-forwarded-host", original.authority().toString());
        }
    }

    private static ProxyResponse refusal(ProxyRequest request, ProblemDetails problem) {
        return request.release()
                .response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDetails.MEDIA_TYPE)
                .setBody(Body.body(Buffer.buffer(Json.encode(problem))));
    }
}
