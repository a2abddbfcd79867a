package dev.drydock.e2e.party;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** An OTLP receiver over HTTP, as a collector is one: keeps every span that is sent to it. */
public final class SpanReceiver implements AutoCloseable {
    private final HttpServer server;
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();

    /**
     * A span as it came in.
     *
     * @param component the service that sent it
     * @param parent empty for a root
     * @param millis how long it took
     */
    public record Received(
            String component,
            String trace,
            String id,
            String parent,
            String name,
            long startNanos,
            long millis,
            Map<String, String> attributes) {}

    private SpanReceiver(HttpServer server) {
        this.server = server;
    }

    public static SpanReceiver start() {
        try {
            var receiver =
                    new SpanReceiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            receiver.server.createContext("/v1/traces", receiver::take);
            receiver.server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** All spans of a trace so far, repeats included. */
    public List<Received> of(String trace) {
        return received.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        var isZipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (var body = isZipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            for (var resource : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
                var component = component(resource.getResource());
                resource.getScopeSpansList()
                        .forEach(
                                scope -> scope.getSpansList().forEach(span -> received.add(received(component, span))));
            }
        }
        var answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
        exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        exchange.close();
    }

    private static Received received(String component, Span span) {
        var hex = HexFormat.of();
        return new Received(
                component,
                hex.formatHex(span.getTraceId().toByteArray()),
                hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()),
                span.getName(),
                span.getStartTimeUnixNano(),
                (span.getEndTimeUnixNano() - span.getStartTimeUnixNano()) / 1_000_000,
                span.getAttributesList().stream()
                        .collect(Collectors.toMap(
                                attribute -> attribute.getKey(),
                                attribute -> attribute.getValue().getStringValue())));
    }

    private static String component(Resource resource) {
        return resource.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElse("");
    }
}
