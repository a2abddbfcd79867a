package dev.drydock.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.embedded.ChildProcess;
import dev.drydock.embedded.FreePort;
import dev.drydock.embedded.Launch;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, as a process of its own, with the servers it starts itself. */
class PackagedIT {
    private static final Path JAR =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final Duration READY = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    private final int port = FreePort.find();

    @Test
    void shouldServeAndLeaveNothingBehindWhenItIsStopped() throws Exception {
        // Given
        var drydock = start();

        // When
        var health = get("/q/health/ready", "");
        var strangers = get("/api/controlPlane/v1/project", "wrong");
        var projects = get("/api/controlPlane/v1/project", token());
        var told = new Properties();
        told.load(new StringReader(Files.readString(data.resolve("running"))));
        var natsListens = listens(URI.create(told.getProperty("nats")).getPort());
        var family = ProcessHandle.of(drydock.pid()).orElseThrow().descendants().toList();
        drydock.close();

        // Then
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(strangers.statusCode()).isEqualTo(401);
        assertThat(projects.body()).contains("\"projects\"");
        assertThat(family).hasSizeGreaterThanOrEqualTo(2).noneMatch(ProcessHandle::isAlive);
        assertThat(natsListens).isTrue();
        assertThat(Path.of(told.getProperty("nats-token-file"))).isNotEmptyFile();
        assertThat(listens(port)).isFalse();
        assertThat(data.resolve("running")).doesNotExist();
        assertThat(Files.readAllLines(data.resolve("drydock.log")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .contains("\"timestamp\":", "\"logger\":", "\"thread\":", "\"component\":\"drydock\"")
                        .doesNotContain("\"loggerName\":", "\"hostName\":"));
    }

    private ChildProcess start() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-Ddrydock.log.json=true",
                "-jar",
                JAR.toString(),
                "--data",
                data.toString(),
                "--port",
                "" + port);
        return ChildProcess.start(Launch.of("drydock", command).loggingTo(data.resolve("out.log")))
                .await("write its address", () -> Files.exists(data.resolve("running")), READY);
    }

    private String token() throws IOException {
        return Files.readString(data.resolve("api-token")).strip();
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("x-token", token)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
