package dev.drydock.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that cannot be meant are refused before anything is installed. */
class ValuesTest {
    /** What values.yaml does not mention, as nobody has to set it. */
    private static final Set<String> UNSAID =
            Set.of("/global", "/probes/startup/timeoutSeconds", "/probes/liveness/initialDelaySeconds");

    @Test
    void passHelmsLint() {
        assertThat(new Helm(Chart.FOLDER).lint().strict().call().isFailed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicas=2",
                "shipyardController.replica=2",
                "nats.servers=2",
                "postgresql.mode=managed",
                "secrets.apiToken=short",
                "shipyardController.repositories.size=plenty",
                "jobExecutor.jobs.namespaces={a}",
                "lighthouseService.prometheusUrl=prometheus",
                "config.nats\\.url=x",
                "image.registry=https://ghcr.io",
                "postgresql.external.host=db.example.com:5432",
                "postgresql.external.host=jdbc:postgresql://db.example.com/drydock",
                "ingress.host=https://drydock.example.com",
                "shipyardController.resources.limits.memory=2GB"
            })
    void areRefused(String wrong) {
        assertThatThrownBy(() -> render(wrong)).hasMessageContaining("schema");
    }

    @Test
    void sayThatReplicasShareAVolume() {
        assertThatThrownBy(() -> render("shipyardController.replicas=2"))
                .hasMessageContaining("shipyard-controller: several replicas share one volume");
        assertThatCode(() -> render(
                        "shipyardController.replicas=2", "shipyardController.repositories.accessMode=ReadWriteMany"))
                .doesNotThrowAnyException();
    }

    @Test
    void sayWhatAnExternalServerNeeds() {
        assertThatThrownBy(() -> render("postgresql.mode=external")).hasMessageContaining("postgresql.external.");
        assertThatThrownBy(() -> render("nats.mode=external")).hasMessageContaining("nats.external.url");
    }

    /** An ingress with somebody else's name would be there, and lead nobody to Drydock. */
    @Test
    void sayThatAnIngressNeedsAName() {
        assertThatThrownBy(() -> render("ingress.enabled=true")).hasMessageContaining("ingress.host is needed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image.registry=localhost:5000",
                "image.registry=harbor.example.com/proxy",
                "postgresql.external.host=10.0.0.7",
                "shipyardController.resources.limits.memory=1.5Gi",
                "shipyardController.resources.limits.cpu=2",
                "shipyardController.resources.limits.cpu=500m"
            })
    void areTaken(String right) {
        assertThatCode(() -> render(right)).doesNotThrowAnyException();
    }

    @Test
    void sayThatPodsWouldBeKilledWhileTheyStop() {
        assertThatThrownBy(() -> render("shutdown.gracePeriod=25"))
                .hasMessageContaining(
                        "shutdown.gracePeriod: Kubernetes would kill after 25 s what may take 25 s to stop");
    }

    /** Helm reads numbers of a file as floating ones. */
    @Test
    void reachTheConfigurationAsTheyAreWritten(@TempDir Path folder) throws IOException {
        var values = Files.writeString(folder.resolve("values.yaml"), """
                config:
                  drydock.job-executor.log-limit: 67108864
                  drydock.shipyard.keep-for: 30D
                  drydock.log.json: false
                  drydock.one: 0.5
                  drydock.two: 'a\\b'
                """);

        assertThat(Chart.render(Chart.NEWEST, List.of(values), Map.of()))
                .contains(
                        "drydock.job-executor.log-limit=67108864\n",
                        "drydock.shipyard.keep-for=30D\n",
                        "drydock.log.json=false\n",
                        "drydock.one=0.5\n",
                        "drydock.two=a\\\\b\n");
    }

    @Test
    void letServicesShowACredentialsFile() {
        var rendered = render(
                "nats.mode=external",
                "nats.external.url=tls://connect.example.com",
                "nats.external.auth=credentials",
                "nats.external.existingSecret=nats-user");

        assertThat(pods(rendered).filter(pod -> pod.toString().contains("DRYDOCK_NATS_CREDENTIALS")))
                .hasSize(4)
                .allSatisfy(pod -> assertThat(pod.path("volumes").toString())
                        .contains("\"secretName\":\"nats-user\",\"items\":[{\"key\":\"user.creds\""));
        assertThatThrownBy(() ->
                        render("nats.mode=external", "nats.external.url=nats://a", "nats.external.auth=credentials"))
                .hasMessageContaining("nats.external.existingSecret is needed");
    }

    @Test
    void letServicesSpeakTlsToPostgresql() {
        var rendered = render("postgresql.tls.secretName=drydock-postgresql-ca");

        assertThat(pods(rendered).filter(pod -> pod.toString().contains("\"verify-full\"")))
                .hasSize(4)
                .allSatisfy(pod -> assertThat(pod.path("volumes").toString()).contains("drydock-postgresql-ca"));
        assertThat(render()).doesNotContain("DRYDOCK_DATABASE_SSL_MODE");
    }

    /** Who may be evicted first is no different for those on whom everything depends. */
    @Test
    void givePodsTheirPriority() {
        assertThat(pods(render("priorityClassName=high")).filter(pod -> !pod.has("restartPolicy")))
                .hasSize(6)
                .allSatisfy(pod ->
                        assertThat(pod.path("priorityClassName").asText()).isEqualTo("high"));
    }

    /** A new version of Drydock is no reason to restart the servers that it needs. */
    @Test
    void areNoReasonToRestartNatsAndPostgresql() {
        assertThat(Chart.parse(render()).stream()
                        .filter(object -> Chart.kind(object).equals("StatefulSet")))
                .hasSize(2)
                .allSatisfy(set -> assertThat(set.path("spec").toString())
                        .doesNotContain("helm.sh/chart", "app.kubernetes.io/version"));
    }

    /** Helm checks that each value is in the schema; this, that each of the schema is in values.yaml, with its default. */
    @Test
    void areAllInTheCommentedFile() {
        var schema = Chart.read(Chart.FOLDER.resolve("values.schema.json"));
        mentions(Chart.read(Chart.FOLDER.resolve("values.yaml")), schema, schema, "");
    }

    private static void mentions(JsonNode values, JsonNode schema, JsonNode root, String place) {
        var here = schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
        here.path("properties").properties().forEach(property -> {
            var path = place + "/" + property.getKey();
            if (UNSAID.contains(path) || path.matches("/probes/.*|.*/(requests|limits)")) {
                return;
            }
            assertThat(values.has(property.getKey()))
                    .as("values.yaml has %s", path)
                    .isTrue();
            mentions(values.get(property.getKey()), property.getValue(), root, path);
        });
    }

    private static Stream<JsonNode> pods(String rendered) {
        return Chart.pods(Chart.parse(rendered));
    }

    private static String render(String... settings) {
        var given = new LinkedHashMap<String, String>();
        for (var setting : List.of(settings)) {
            var parts = setting.split("=", 2);
            given.put(parts[0], parts[1]);
        }
        return Chart.render(Chart.NEWEST, List.of(), Map.copyOf(given));
    }
}
