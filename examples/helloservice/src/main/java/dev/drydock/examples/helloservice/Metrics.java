package dev.drydock.examples.helloservice;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What Prometheus scrapes from one replica. */
final class Metrics {
    private final Histogram responseTime = new Histogram("http_response_time_seconds");
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final AtomicInteger inFlight = new AtomicInteger();

    /** Notes an arrival and returns how many requests are now inside, waiting ones included. */
    int arrived() {
        return inFlight.incrementAndGet();
    }

    void left(double seconds, int status) {
        inFlight.decrementAndGet();
        responseTime.record(seconds);
        (status < 500 ? succeeded : failed).increment();
    }

    String text(boolean campaign) {
        var text = new StringBuilder();
        text.append(
                        "# HELP http_response_time_seconds Time from arrival to answer of the main page, waiting included.\n")
                .append("# TYPE http_response_time_seconds histogram\n");
        responseTime.writeTo(text);
        text.append("# HELP http_requests_total Requests of the main page by status.\n")
                .append("# TYPE http_requests_total counter\n")
                .append("http_requests_total{status=\"200\"} ")
                .append(succeeded.sum())
                .append('\n')
                .append("http_requests_total{status=\"500\"} ")
                .append(failed.sum())
                .append('\n')
                .append("# HELP http_requests_in_flight Requests being served or waiting to be.\n")
                .append("# TYPE http_requests_in_flight gauge\n")
                .append("http_requests_in_flight ")
                .append(inFlight.get())
                .append('\n')
                .append("# HELP feature_flag_on Whether a feature flag is on.\n")
                .append("# TYPE feature_flag_on gauge\n")
                .append("feature_flag_on{flag=\"")
                .append(FlagFile.FLAG)
                .append("\"} ")
                .append(campaign ? 1 : 0)
                .append('\n');
        return text.toString();
    }
}
