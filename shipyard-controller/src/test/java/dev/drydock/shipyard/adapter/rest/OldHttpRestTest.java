package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.PROJECTS;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Probes and scripts speak HTTP/1.0 without a Host, as that version allows. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class OldHttpRestTest {
    @Test
    void shouldAnswerWhenTheRequestNamesNoHost() throws IOException {
        var project = ProjectApi.createWithService("carts");
        ProjectApi.write(project, "a.yaml", "a: 1").statusCode(201);

        assertThat(get("/api/v1/fsck")).contains(" 200 ", "\"clean\":true");
        assertThat(get(PROJECTS + "?pageSize=50")).contains(" 200 ", project);
        assertThat(get(PROJECTS + "/" + project)).contains(" 200 ", "\"remoteURL\":\"/git/" + project + ".git\"");
        assertThat(get(RESOURCES + "/" + project + "/resource/a.yaml")).contains(" 200 ", project);
        assertThat(get(RESOURCES + "/" + project + "/resource")).contains(" 200 ", "a.yaml");
        assertThat(get(PROJECTS + "/a%00b")).contains(" 400 ", "NUL");
    }

    private static String get(String address) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.0\r\nx-token: %s\r\n\r\n"
                            .formatted(address, DrydockStack.API_TOKEN)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
