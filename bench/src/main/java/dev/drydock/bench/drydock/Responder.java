package dev.drydock.bench.drydock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * A third party on plain NATS: answers every task with started and finished at once. Tasks of the held service wait
 * until somebody says so.
 */
public final class Responder {
    /** Anything on this subject releases what is held, now and from then on. */
    static final String RELEASE = "bench.release";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection nats;
    private final List<JsonNode> held = new ArrayList<>();
    private boolean released;

    private Responder(Connection nats) {
        this.nats = nats;
    }

    /** @param arguments the address of NATS */
    public static void main(String[] arguments) throws Exception {
        var nats = Nats.connect(new Options.Builder().server(arguments[0]).build());
        var responder = new Responder(nats);
        var tasks = nats.createDispatcher(responder::on);
        for (var task : Delivery.TASKS) {
            tasks.subscribe("sh.keptn.event." + task + ".triggered");
        }
        tasks.subscribe(RELEASE);
        new CountDownLatch(1).await();
    }

    private void on(Message message) {
        if (message.getSubject().equals(RELEASE)) {
            released = true;
            held.forEach(this::answer);
            held.clear();
            return;
        }
        try {
            var event = JSON.readTree(message.getData());
            if (!released && event.at("/data/service").asText().equals(Delivery.HELD)) {
                held.add(event);
            } else {
                answer(event);
            }
        } catch (IOException e) {
            System.err.println("no event: " + e.getMessage());
        }
    }

    private void answer(JsonNode triggered) {
        send(triggered, "started");
        send(triggered, "finished");
    }

    private void send(JsonNode triggered, String kind) {
        var type = triggered.path("type").asText();
        var answer = JSON.createObjectNode();
        answer.put("specversion", "1.0");
        answer.put("id", UUID.randomUUID().toString());
        answer.put("source", "bench-responder");
        answer.put("type", type.substring(0, type.lastIndexOf('.') + 1) + kind);
        answer.put("datacontenttype", "application/json");
        answer.put("time", Instant.now().toString());
        answer.set("shkeptncontext", triggered.path("shkeptncontext"));
        answer.set("triggeredid", triggered.path("id"));
        answer.set("data", payload(triggered.path("data"), kind));
        try {
            nats.publish(answer.path("type").asText(), JSON.writeValueAsBytes(answer));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode payload(JsonNode task, String kind) {
        var payload = JSON.createObjectNode();
        for (var key : List.of("project", "stage", "service")) {
            payload.set(key, task.path(key));
        }
        if (kind.equals("finished")) {
            payload.put("status", "succeeded");
            payload.put("result", "pass");
            payload.put("message", "done");
        }
        return payload;
    }
}
