package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.addService;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.create;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.freshName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sequences as a client of Keptn triggers, watches and controls them. */
record EngineApi(String project) {
    static final String EVENT = "/api/v1/event";
    static final String EVENTS = "/api/mongodb-datastore/event";
    static final String SEQUENCES = "/api/controlPlane/v1/sequence/";
    static final String FSCK = "/api/v1/fsck";
    static final String SERVICE = "helloservice";
    static final Duration SOON = Duration.ofSeconds(30);

    /** A fresh project with this shipyard and one service. */
    static EngineApi with(String stages) {
        var project = freshName();
        create(project, """
                apiVersion: spec.keptn.sh/0.2.3
                kind: Shipyard
                metadata:
                  name: engine
                spec:
                  stages:
                """ + stages.indent(4)).statusCode(201);
        addService(project, SERVICE).statusCode(200);
        return new EngineApi(project);
    }

    static ValidatableResponse send(Object event) {
        return api().body(event).post(EVENT).then();
    }

    Map<String, Object> event(String type, Map<String, ?> attributes, Map<String, ?> data) {
        var event = new LinkedHashMap<String, Object>(
                Map.of("specversion", "1.0", "type", "sh.keptn.event." + type, "source", "test"));
        event.putAll(attributes);
        var all = new LinkedHashMap<String, Object>(
                Map.of("project", project, "stage", type.split("\\.")[0], "service", SERVICE));
        all.putAll(data);
        event.put("data", all);
        return event;
    }

    String trigger(String stageAndSequence) {
        return trigger(stageAndSequence, Map.of(), Map.of());
    }

    String trigger(String stageAndSequence, Map<String, ?> attributes, Map<String, ?> data) {
        return send(event(stageAndSequence + ".triggered", attributes, data))
                .statusCode(200)
                .extract()
                .path("keptnContext");
    }

    ValidatableResponse control(String context, Map<String, ?> wanted) {
        return api().body(wanted)
                .post(SEQUENCES + project + "/" + context + "/control")
                .then();
    }

    String state(String context) {
        return api().get(SEQUENCES + project + "?keptnContext=" + context)
                .then()
                .statusCode(200)
                .extract()
                .path("states[0].state");
    }

    void awaitState(String context, String state) {
        await("state of " + context)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(state(context)).isEqualTo(state));
    }

    JsonPath events(String context) {
        return api().get(EVENTS + "?pageSize=1000&keptnContext=" + context)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The types of a flow's events, oldest first, without what they all begin with. */
    List<String> types(String context) {
        List<String> newestFirst = events(context).getList("events.type");
        var types = new java.util.ArrayList<String>();
        newestFirst.forEach(type -> types.add(0, type.substring("sh.keptn.event.".length())));
        return types;
    }

    void awaitEvent(String context, String type) {
        await(type + " in " + context)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(types(context)).contains(type));
    }

    /** The data of the event of that type. */
    Map<String, Object> data(String context, String type) {
        return events(context).getMap("events.find { it.type == 'sh.keptn.event." + type + "' }.data");
    }

    static void assertNothingIsLost() {
        List<Map<String, Object>> findings =
                api().get(FSCK).then().statusCode(200).extract().path("findings");
        assertThat(findings).isEmpty();
    }
}
