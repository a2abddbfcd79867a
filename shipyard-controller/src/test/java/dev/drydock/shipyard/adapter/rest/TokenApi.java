package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Tokens, as an admin makes them. */
final class TokenApi {
    static final String TOKENS = "/api/v1/token";
    private static final AtomicInteger NAMES = new AtomicInteger();

    private TokenApi() {}

    /** What its owner shows, and the name by which it is known. */
    record Made(String name, String text) {
        RequestSpecification request() {
            return RestAssured.given().header("x-token", text).contentType("application/json");
        }
    }

    /** A token for all projects. */
    static Made made(String... scopes) {
        return made(Map.of("scopes", List.of(scopes)));
    }

    /** A token for one project. */
    static Made madeFor(String project, String... scopes) {
        return made(Map.of("scopes", List.of(scopes), "projects", List.of(project)));
    }

    static Made made(Map<String, Object> wanted) {
        var body = new HashMap<String, Object>(wanted);
        body.put("name", freshName());
        var text =
                api().body(body).post(TOKENS).then().statusCode(201).extract().<String>path("token");
        return new Made(String.valueOf(body.get("name")), text);
    }

    static void revoke(Made token) {
        api().delete(TOKENS + "/{name}", token.name()).then().statusCode(200);
    }

    static String freshName() {
        return "token-" + NAMES.incrementAndGet() + "-" + System.nanoTime();
    }
}
