package dev.drydock.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.embedded.ServerFailed;
import java.net.URI;
import java.util.OptionalLong;

/** What users wait, as Prometheus has measured it. */
final class ResponseTime {
    private static final String QUERY = "/api/v1/query?query=service:response_time_seconds:p95";
    private static final double MILLIS = 1000;

    private ResponseTime() {}

    /** Within how many milliseconds 95 of 100 users have been answered in the last ten seconds; empty without users. */
    static OptionalLong p95(URI prometheus) {
        try {
            var answer = new Web().get(prometheus.resolve(QUERY));
            var value = new ObjectMapper().readTree(answer).at("/data/result/0/value/1");
            var seconds = value.isTextual() ? Double.parseDouble(value.asText()) : Double.NaN;
            return Double.isNaN(seconds) ? OptionalLong.empty() : OptionalLong.of(Math.round(seconds * MILLIS));
        } catch (ServerFailed | JsonProcessingException unknown) {
            return OptionalLong.empty();
        }
    }
}
