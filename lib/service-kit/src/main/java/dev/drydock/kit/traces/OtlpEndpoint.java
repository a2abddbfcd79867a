package dev.drydock.kit.traces;

import dev.drydock.events.Span;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** An OTLP receiver, reached over HTTP with protobuf. */
public final class OtlpEndpoint {
    private static final String PATH = "/v1/traces";

    private final OtlpHttpSpanExporter exporter;
    private final Duration keepFor;

    private OtlpEndpoint(OtlpHttpSpanExporter exporter, Duration keepFor) {
        this.exporter = exporter;
        this.keepFor = keepFor;
    }

    /** What is configured, if anything is. */
    public static Optional<OtlpEndpoint> of(TracesConfig config) {
        return config.endpoint().filter(text -> !text.isBlank()).map(endpoint -> {
            var exporter = OtlpHttpSpanExporter.builder()
                    .setEndpoint(withPath(endpoint.strip()))
                    .setTimeout(config.timeout())
                    .setCompression("gzip");
            config.headers().ifPresent(headers -> addHeaders(headers, exporter::addHeader));
            return new OtlpEndpoint(exporter.build(), config.keepFor());
        });
    }

    /** Exports the spans of one service. */
    public Exporter exporter(String component) {
        var resource = Resource.getDefault()
                .merge(Resource.builder()
                        .put(AttributeKey.stringKey("service.name"), component)
                        .put(AttributeKey.stringKey("service.namespace"), "drydock")
                        .build());
        return new Exporter(this, resource);
    }

    public void close() {
        exporter.shutdown();
    }

    /** How long spans are kept while the receiver is away. */
    Duration keepFor() {
        return keepFor;
    }

    /** One service's way to the receiver. */
    public record Exporter(OtlpEndpoint endpoint, Resource resource) {
        /** Fails if the receiver did not take them. */
        Uni<Void> export(List<Span> spans) {
            return Uni.createFrom().emitter(emitter -> {
                var data = spans.stream()
                        .map(span -> new ExportedSpan(span, resource))
                        .toList();
                var result = endpoint.exporter.export(List.copyOf(data));
                result.whenComplete(() -> {
                    if (result.isSuccess()) {
                        emitter.complete(null);
                    } else {
                        emitter.fail(new IllegalStateException("the OTLP receiver did not take "
                                + spans.size()
                                + " spans"
                                + Optional.ofNullable(result.getFailureThrowable())
                                        .map(failure -> ": " + failure.getMessage())
                                        .orElse("")));
                    }
                });
            });
        }
    }

    private static String withPath(String endpoint) {
        var path = URI.create(endpoint).getPath();
        return path == null || path.isEmpty() || path.equals("/") ? endpoint.replaceAll("/$", "") + PATH : endpoint;
    }

    private static void addHeaders(String headers, BiConsumer<String, String> add) {
        for (var header : headers.split(",")) {
            var at = header.indexOf('=');
            if (at < 1) {
                throw new IllegalArgumentException(
                        "drydock.traces.headers: expected name=value, separated by commas; one part has no name or no '='");
            }
            add.accept(header.substring(0, at).strip(), header.substring(at + 1).strip());
        }
    }
}
