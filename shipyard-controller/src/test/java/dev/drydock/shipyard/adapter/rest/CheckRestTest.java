package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.createWithService;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class CheckRestTest {
    @Test
    void shouldMeasureTheRealServers() {
        // Given
        var project = createWithService("helloservice");

        // When
        var answer = api().get("/api/v1/check").then();

        // Then
        answer.statusCode(200)
                .body("status", notNullValue())
                .body("time", startsWith("20"))
                .body("findings.about", hasItems("broker", "broker durability", "database", "database durability"))
                .body("findings.about", hasItems("database schema", "executors", "git " + project, "dead letters"))
                .body("findings.find { it.about == 'broker' }.status", equalTo("ok"))
                .body("findings.find { it.about == 'broker' }.what", startsWith("NATS 2."))
                .body("findings.find { it.about == 'database' }.what", startsWith("PostgreSQL 1"))
                .body("findings.find { it.about == 'database schema' }.status", equalTo("ok"))
                .body("findings.find { it.about == 'git %s' }.status".formatted(project), equalTo("ok"));
    }

    /** The database of the tests is thrown away, and so is fast rather than safe. */
    @Test
    void shouldSayThatTheDatabaseOfTheTestsIsNotDurable() {
        api().get("/api/v1/check")
                .then()
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("findings.find { it.about == 'database durability' }.status", equalTo("failed"))
                .body("findings.find { it.about == 'database durability' }.what", containsString("fsync = off"))
                .body("findings.find { it.about == 'database durability' }.advice", containsString("postgresql.conf"));
    }
}
