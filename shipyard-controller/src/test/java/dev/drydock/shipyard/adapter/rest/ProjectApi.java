package dev.drydock.shipyard.adapter.rest;

import dev.drydock.testkit.DrydockStack;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The API as a client of Keptn uses it, and the files it sends. */
final class ProjectApi {
    static final String PROJECTS = "/api/controlPlane/v1/project";
    static final String RESOURCES = "/api/resource-service/v1/project";
    static final String SHIPYARD = """
            apiVersion: spec.keptn.sh/0.2.3
            kind: Shipyard
            metadata:
              name: fulltour
            spec:
              stages:
                - name: qa
                  sequences:
                    - name: delivery
                      tasks:
                        - name: deployment
                - name: production
                  sequences:
                    - name: delivery
                      triggeredOn:
                        - event: qa.delivery.finished
                      tasks:
                        - name: deployment
            """;
    /** The mistake that newcomers make: tasks under the trigger. */
    static final String MISINDENTED = """
            apiVersion: spec.keptn.sh/0.2.3
            kind: Shipyard
            metadata:
              name: fulltour
            spec:
              stages:
                - name: production
                  sequences:
                    - name: remediation
                      triggeredOn:
                        - event: production.remediation.finished
                          tasks:
                            - name: get-action
            """;

    private static final AtomicInteger NAMES = new AtomicInteger();

    private ProjectApi() {}

    static String freshName() {
        return "project-" + NAMES.incrementAndGet() + "-" + System.nanoTime();
    }

    static RequestSpecification api() {
        return RestAssured.given().header("x-token", DrydockStack.API_TOKEN).contentType("application/json");
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static ValidatableResponse create(String project, String shipyard) {
        return api().body(Map.of("name", project, "shipyard", base64(shipyard)))
                .post(PROJECTS)
                .then();
    }

    /** A project with stages {@code qa} and {@code production} and a service in both. */
    static String createWithService(String service) {
        var project = freshName();
        create(project, SHIPYARD).statusCode(201);
        addService(project, service).statusCode(200);
        return project;
    }

    static ValidatableResponse addService(String project, String service) {
        return api().body(Map.of("serviceName", service))
                .post(PROJECTS + "/{project}/service", project)
                .then();
    }

    static ValidatableResponse write(String place, String uri, String content) {
        return write(place, uri, content.getBytes(StandardCharsets.UTF_8));
    }

    static ValidatableResponse write(String place, String uri, byte[] content) {
        var encoded = Base64.getEncoder().encodeToString(content);
        return api().body(Map.of("resources", List.of(Map.of("resourceURI", uri, "resourceContent", encoded))))
                .post(RESOURCES + "/" + place + "/resource")
                .then();
    }

    static ValidatableResponse read(String place, String uri) {
        return api().urlEncodingEnabled(false)
                .get(RESOURCES + "/" + place + "/resource/" + uri.replace("/", "%2F"))
                .then();
    }
}
