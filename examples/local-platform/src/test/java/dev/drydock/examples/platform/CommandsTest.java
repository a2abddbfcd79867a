package dev.drydock.examples.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command lines are those of the tour's job/config.yaml. */
class CommandsTest {
    private static final String NAMESPACE = "fulltour-production";
    private static final Path CHART = Path.of("../self-healing-tour/charts/helloservice");

    @TempDir
    private Path folder;

    private LocalPlatform platform;
    private Path commands;
    private Path chart;

    @BeforeEach
    void start() throws Exception {
        platform = LocalPlatform.start(folder.resolve("platform"));
        commands = platform.installCommands(folder.resolve("bin"), echo());
        chart = ChartPackage.write(CHART, folder.resolve("helloservice.tgz"));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void shouldInstallAndThenScaleAsTheTourDoes() throws Exception {
        // Given
        var installed = install("image=drydock/helloservice:v0.1.0");

        // When
        var scaled = helm("upgrade", "-n", NAMESPACE, "helloservice", chart.toString(), "--set", "replicaCount=2");

        // Then
        assertThat(installed.text()).contains("has been installed").contains("1 replica is ready");
        assertThat(scaled.code()).isZero();
        assertThat(scaled.text())
                .contains("Release \"helloservice\" has been upgraded in namespace fulltour-production")
                .contains("2 replicas are ready, as processes on this machine (no Kubernetes here");
        assertThat(platform.replicasByNamespace().get(NAMESPACE)).hasSize(2);
    }

    @Test
    void shouldForgetEarlierValuesUnlessToldToReuseThem() throws Exception {
        // Given
        install("image=own/helloservice:v7");

        // When
        helm("upgrade", "-n", NAMESPACE, "helloservice", chart.toString(), "--reuse-values", "--set", "replicaCount=2");
        var reused = platform.releases().get(0).replicas().get(1).image();
        helm("upgrade", "-n", NAMESPACE, "helloservice", chart.toString(), "--set", "replicaCount=2");
        var reset = platform.releases().get(0).replicas().get(1).image();

        // Then
        assertThat(reused).isEqualTo("own/helloservice:v7");
        assertThat(reset).isEqualTo("drydock/helloservice:v0.1.0");
    }

    @Test
    void shouldKeepEarlierValuesWhenNothingIsSet() throws Exception {
        // Given
        install("replicaCount=2");

        // When
        helm("upgrade", "-n", NAMESPACE, "helloservice", chart.toString());

        // Then
        assertThat(platform.replicasByNamespace().get(NAMESPACE)).hasSize(2);
    }

    @Test
    void shouldFailAsHelmDoesWhenThereIsNothingToUpgrade() throws Exception {
        // Given
        var nothingInstalled = platform.releases();

        // When
        var answer = helm("upgrade", "-n", NAMESPACE, "helloservice", chart.toString(), "--set", "replicaCount=2");

        // Then
        assertThat(nothingInstalled).isEmpty();
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text()).contains("Error: UPGRADE FAILED: \"helloservice\" has no deployed releases");
    }

    @Test
    void shouldSayWhatItKnowsWhenTheCommandIsAnother() throws Exception {
        // Given
        var command = new String[] {"rollback", "helloservice"};

        // When
        var answer = helm(command);

        // Then
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text()).contains("This stand-in for helm knows: helm upgrade");
    }

    @Test
    void shouldGiveLocustTheAddressOfAServiceAndChangeNothingElse() throws Exception {
        // Given
        var locust = List.of("-f", "a b.py", "--host", "http://helloservice.fulltour-production", "--only-summary");

        // When
        var answer = run(commands.resolve("locust").toString(), locust);

        // Then
        assertThat(answer.text().lines())
                .containsExactly(
                        "-f",
                        "a b.py",
                        "--host",
                        platform.url() + "/api/v1/namespaces/fulltour-production/services/helloservice/proxy",
                        "--only-summary");
    }

    @Test
    void shouldLeaveOtherHostsOfLocustAsTheyAre() throws Exception {
        // Given
        var locust = List.of("--host=http://127.0.0.1:8080", "--host", "http://www.example.org");

        // When
        var answer = run(commands.resolve("locust").toString(), locust);

        // Then
        assertThat(answer.text().lines()).containsExactlyElementsOf(locust);
    }

    private Answer install(String value) throws Exception {
        return helm(
                "upgrade",
                "--create-namespace",
                "--install",
                "-n",
                NAMESPACE,
                "helloservice",
                chart.toString(),
                "--set",
                value,
                "--wait");
    }

    private Answer helm(String... arguments) throws Exception {
        return run(commands.resolve("helm").toString(), List.of(arguments));
    }

    private static Answer run(String program, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    /** Stands where the real locust would be, and shows what reaches it. */
    private Path echo() throws IOException {
        var file = Files.writeString(folder.resolve("real-locust"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Answer(int code, String text) {}
}
