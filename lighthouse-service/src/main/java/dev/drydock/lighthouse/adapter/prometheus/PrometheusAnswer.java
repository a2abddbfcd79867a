package dev.drydock.lighthouse.adapter.prometheus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.lighthouse.domain.sli.QueryAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The body of an answer to an query. */
final class PrometheusAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private PrometheusAnswer() {}

    /**
     * What it says; empty for a fault that it does not explain, as while it starts or from a proxy before it.
     *
     * @param overWindow whether a range query was asked
     */
    static Optional<QueryAnswer> read(String endpoint, boolean overWindow, int status, String body) {
        var json = parse(body);
        if (status == OK && json.path("status").asText().equals("success")) {
            return Optional.of(samples(json.path("data"), overWindow));
        }
        var error = json.path("error").asText();
        if (!error.isEmpty()) {
            return Optional.of(new QueryAnswer.Failed(
                    "%s: %s".formatted(json.path("errorType").asText("error"), error)));
        }
        return status >= SERVER_ERROR
                ? Optional.empty()
                : Optional.of(new QueryAnswer.Failed(refusal(endpoint, status)));
    }

    private static String refusal(String endpoint, int status) {
        return switch (status) {
            case 401, 403 -> "%s answered %d; check the credentials configured for it".formatted(endpoint, status);
            case 404 -> "%s answered 404; check its base path".formatted(endpoint);
            default -> "%s answered %d, not like a Prometheus".formatted(endpoint, status);
        };
    }

    private static QueryAnswer samples(JsonNode data, boolean overWindow) {
        var type = data.path("resultType").asText();
        var result = data.path("result");
        return switch (type) {
            case "vector" -> {
                List<Double> values = new ArrayList<>();
                result.forEach(series -> values.add(number(series.path("value"))));
                yield new QueryAnswer.Samples(values);
            }
            case "matrix" -> {
                if (!overWindow) {
                    yield new QueryAnswer.Failed("it gives a matrix where a single value is expected; leave out the"
                            + " range, use a function such as rate(), or write it as range(avg): QUERY");
                }
                List<List<Double>> series = new ArrayList<>();
                result.forEach(one -> {
                    List<Double> values = new ArrayList<>();
                    one.path("values").forEach(sample -> values.add(number(sample)));
                    series.add(values);
                });
                yield new QueryAnswer.Ranges(series);
            }
            case "scalar" -> new QueryAnswer.Samples(List.of(number(result)));
            default ->
                new QueryAnswer.Failed("it gives a %s where a number is expected"
                        .formatted(type.isEmpty() ? "result of no type" : type));
        };
    }

    private static double number(JsonNode sample) {
        return switch (sample.path(1).asText()) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> sample.path(1).asDouble(Double.NaN);
        };
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.createObjectNode();
        }
    }
}
