package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.stack.Api;
import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.UserProject;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A project whose first action stands under guards, and whose second one under none. */
record GuardedProject(Harness harness, UserProject files) {
    static final double SLOW = 900;
    static final double RATHER_SLOW = 380;
    static final double FAST = 100;

    private static final String REMEDIATION = """
            apiVersion: spec.keptn.sh/0.1.4
            kind: Remediation
            metadata:
              name: guarded
            spec:
              remediations:
                - problemType: %s
                  actionsOnOpen:
                    - action: scaling
                      name: Scale up
                      value: "1"
                      %s
                    - action: restart
                      name: Restart
            """;

    /** @param guards further keys of the first action, one line */
    static GuardedProject of(Harness harness, String name, String guards) {
        var files = harness.project(name, UserFiles.text("stories/guarded-shipyard.yaml"));
        harness.sli().script(name, FAST);
        return new GuardedProject(harness, files).withService(UserProject.SERVICE, guards);
    }

    GuardedProject withService(String service, String guards) {
        var there = new HashMap<String, byte[]>();
        there.put(service + "/slo.yaml", UserFiles.bytes("project/slo.yaml"));
        there.put(service + "/remediation.yaml", bytes(REMEDIATION.formatted(Problems.SLOW, guards)));
        files.push("production", there);
        return this;
    }

    GuardedProject withGuards(String text) {
        files.push("main", Map.of("guards.yaml", bytes(text)));
        return this;
    }

    String name() {
        return files.name();
    }

    Flow problem() {
        return problem(UserProject.SERVICE);
    }

    Flow problem(String service) {
        var context = Problems.freshContext();
        var event = Problems.triggering(
                new Scope(name(), "production", service),
                "remediation",
                context,
                Payload.EMPTY.with("problem", Map.of("problemTitle", Problems.SLOW)));
        return new Flow(harness, name(), harness.api().send(event));
    }

    /** The flow of a delivery whose only task nobody carries out. */
    Flow delivery() {
        var event = Problems.triggering(
                new Scope(name(), "production", UserProject.SERVICE),
                "delivery",
                Problems.freshContext(),
                Payload.EMPTY);
        return new Flow(harness, name(), harness.api().send(event));
    }

    /** The guard that holds the flow's action, once one does; each is told once. */
    KeptnEvent awaitHold(Flow flow, String guard) {
        await().atMost(Flow.SOON).untilAsserted(() -> assertThat(guards(flow)).contains(guard));
        return flow.seen().of("get-action.status.changed").get(guards(flow).indexOf(guard));
    }

    static List<String> guards(Flow flow) {
        return flow.seen().of("get-action.status.changed").stream()
                .map(event -> event.data().text("hold", "guard").orElse("none"))
                .toList();
    }

    /** What providers really did for a flow. */
    List<String> done(Flow flow) {
        return harness.actions().calls(flow.context()).stream()
                .map(call -> call.action() + " " + call.value())
                .toList();
    }

    JsonNode shown(Flow flow) {
        for (var problem : harness.api()
                .get("/api/remediation/v1/problem?project=" + name())
                .body()
                .path("problems")) {
            if (problem.path("keptnContext").asText().equals(flow.context().value())) {
                return problem;
            }
        }
        throw new AssertionError("no problem of " + flow.context());
    }

    Api.Answer approve(Flow flow, Api person, String decision) {
        return person.post(
                "/api/remediation/v1/problem/" + shown(flow).path("id").asText() + "/approval",
                "{\"decision\": \"%s\"}".formatted(decision));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
