package dev.drydock.e2e;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.drydock.e2e.stack.Api;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Webhooks sent at an even pace, each to one replica after the other until one has answered, as Alertmanager behind a load
 * balancer does.
 *
 * @param webhooks the alerts of each, as JSON
 */
record AlertLoad(List<List<String>> webhooks, List<Api> replicas, Duration pace) {
    private static final int SENDERS = 12;
    private static final Duration ANSWERED = Duration.ofMinutes(2);
    private static final Duration AGAIN = Duration.ofMillis(200);

    /** What came of it: the answer to each webhook, and how often one had to be sent again. */
    record Sent(Map<Integer, JsonNode> answers, int again, Duration took) {
        /** What each alert became. */
        List<JsonNode> alerts() {
            var alerts = new ArrayList<JsonNode>();
            answers.values().forEach(answer -> answer.path("alerts").forEach(alerts::add));
            return alerts;
        }
    }

    /** An alert of a service that fires since then. */
    static String alert(String project, String service, Instant startsAt) {
        return """
                {"status": "firing", "fingerprint": "%2$s", "startsAt": "%3$s", "endsAt": "0001-01-01T00:00:00Z",
                 "labels": {"alertname": "Slow", "project": "%1$s", "stage": "production", "service": "%2$s"},
                 "annotations": {"summary": "slow", "description": "the service answers late"}}""".formatted(project, service, startsAt);
    }

    /** @param halfway done once half of the webhooks have been sent */
    Sent send(Runnable halfway) {
        var answers = new ConcurrentHashMap<Integer, JsonNode>();
        var again = new AtomicInteger();
        var began = System.nanoTime();
        var senders = Executors.newScheduledThreadPool(SENDERS);
        try {
            var sending = IntStream.range(0, webhooks.size())
                    .mapToObj(number -> later(senders, number, () -> answers.put(number, send(number, again))))
                    .toList();
            var interruption = later(senders, webhooks.size() / 2, halfway);
            for (var one : sending) {
                one.get(ANSWERED.toSeconds(), TimeUnit.SECONDS);
            }
            var took = Duration.ofNanos(System.nanoTime() - began);
            interruption.get(ANSWERED.toSeconds(), TimeUnit.SECONDS);
            return new Sent(answers, again.get(), took);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("a webhook was not answered", e);
        } finally {
            senders.shutdownNow();
        }
    }

    private Future<?> later(ScheduledExecutorService senders, int number, Runnable work) {
        return senders.schedule(work, pace.multipliedBy(number).toNanos(), TimeUnit.NANOSECONDS);
    }

    private JsonNode send(int number, AtomicInteger again) {
        var body = "{\"version\": \"4\", \"status\": \"firing\", \"alerts\": %s}"
                .formatted(webhooks.get(number).stream().collect(joining(",", "[", "]")));
        var attempt = new AtomicInteger(number);
        return Awaitility.await("webhook " + number + " is answered")
                .atMost(ANSWERED)
                .pollDelay(Duration.ZERO)
                .pollInterval(AGAIN)
                .until(
                        () -> {
                            var answer = post(attempt.getAndIncrement(), body);
                            if (answer.isMissingNode()) {
                                again.incrementAndGet();
                            }
                            return answer;
                        },
                        answer -> !answer.isMissingNode());
    }

    /** A server's error is worth another attempt; a refusal is not. */
    private JsonNode post(int attempt, String body) {
        try {
            var answer = replicas.get(attempt % replicas.size()).post(Alert.PATH, body);
            if (answer.status() >= 400 && answer.status() < 500) {
                throw new AssertionError("Expected the webhook to be taken, but got " + answer);
            }
            return answer.status() == 200 ? answer.body() : MissingNode.getInstance();
        } catch (UncheckedIOException away) {
            return MissingNode.getInstance();
        }
    }
}
