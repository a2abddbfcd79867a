package dev.drydock.bench.conductor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.bench.contender.Http;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Polls each kind of task in batches and answers at once. */
public final class Workers {
    private static final int BATCH = 50;
    private static final int POLL_MILLIS = 100;

    private final Http http;
    private final PrintStream completions;

    private Workers(Http http, PrintStream completions) {
        this.http = http;
        this.completions = completions;
    }

    /** @param arguments the address of the API, and the port to tell ends to */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
                var completions = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
            var workers = new Workers(new Http(arguments[0], Map.of()), completions);
            for (var task : RunningConductor.TASKS) {
                new Thread(() -> workers.work(task), task).start();
            }
            new CountDownLatch(1).await();
        }
    }

    private void work(String task) {
        var poll = "/tasks/poll/batch/%s?workerid=bench&count=%d&timeout=%d".formatted(task, BATCH, POLL_MILLIS);
        var last = task.equals(RunningConductor.TASKS.get(RunningConductor.TASKS.size() - 1));
        while (true) {
            try {
                http.getJson(poll).forEach(polled -> answer(polled, last));
            } catch (RuntimeException e) {
                System.err.println(e.getMessage());
            }
        }
    }

    private void answer(JsonNode polled, boolean last) {
        http.postAsync("/tasks", """
                        {"taskId":"%s","workflowInstanceId":"%s","status":"COMPLETED","workerId":"bench",\
                        "outputData":{"result":"pass"}}""".formatted(
                                polled.path("taskId").asText(),
                                polled.path("workflowInstanceId").asText()))
                .whenComplete((answer, failure) -> {
                    if (failure != null) {
                        System.err.println(failure.getMessage());
                    } else if (last) {
                        completions.println(polled.at("/inputData/key").asText());
                    }
                });
    }
}
