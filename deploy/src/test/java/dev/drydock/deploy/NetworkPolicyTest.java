package dev.drydock.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may reach whom, as a network that enforces policies would have it: nobody is kept from what is needed, nor let in besides. */
class NetworkPolicyTest {
    @ParameterizedTest
    @CsvSource({
        // helm test asks each of them
        "test, shipyard-controller, 8080, true",
        "test, remediation-service, 8081, true",
        "test, lighthouse-service, 8082, true",
        "test, job-executor, 8083, true",
        "shipyard-controller, remediation-service, 8081, true",
        "shipyard-controller, lighthouse-service, 8082, true",
        "shipyard-controller, job-executor, 8083, true",
        "remediation-service, shipyard-controller, 8080, true",
        "lighthouse-service, shipyard-controller, 8080, true",
        "job-executor, shipyard-controller, 8080, true",
        "shipyard-controller, nats, 4222, true",
        "shipyard-controller, nats, 8222, true",
        "remediation-service, nats, 4222, true",
        "lighthouse-service, nats, 4222, true",
        "job-executor, nats, 4222, true",
        "nats, nats, 6222, true",
        "shipyard-controller, postgresql, 5432, true",
        "remediation-service, postgresql, 5432, true",
        "lighthouse-service, postgresql, 5432, true",
        "job-executor, postgresql, 5432, true",
        "somebody, nats, 4222, true",
        "somebody, shipyard-controller, 8080, true",
        "somebody, remediation-service, 8081, false",
        "somebody, lighthouse-service, 8082, false",
        "somebody, job-executor, 8083, false",
        "somebody, postgresql, 5432, false",
        "somebody, nats, 6222, false",
        "test, postgresql, 5432, false",
        "remediation-service, job-executor, 8083, false",
        "nats, postgresql, 5432, false",
    })
    void asItComes(String from, String to, int port, boolean expected) {
        assertThat(new Network(Chart.objects(Chart.NEWEST, List.of())).passes(from, to, port))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "test, shipyard-controller, 8080, true",
        "remediation-service, shipyard-controller, 8080, true",
        "somebody, shipyard-controller, 8080, false",
        "somebody, nats, 4222, false",
        "job-executor, nats, 4222, true",
    })
    void whereOnlySomeAreLetIn(String from, String to, int port, boolean expected) {
        var settings = Map.of(
                "networkPolicy.ingressFrom[0].namespaceSelector.matchLabels.name", "ingress",
                "networkPolicy.natsFrom[0].namespaceSelector.matchLabels.name", "providers");

        assertThat(network(settings).passes(from, to, port)).isEqualTo(expected);
    }

    /** The one service that may not go anywhere it likes has to get to servers elsewhere, at whatever port they are. */
    @Test
    void serversElsewhere(@TempDir Path folder) throws IOException {
        var elsewhere = Files.writeString(folder.resolve("elsewhere.yaml"), """
                nats:
                  mode: external
                  external: {url: "tls://one.example.com:4443,tls://two.example.com:4444,nats://three", existingSecret: nats}
                postgresql:
                  mode: external
                  external: {host: db.example.com, port: 6432, existingSecret: db}
                """);
        var traces =
                Files.writeString(folder.resolve("traces.yaml"), "networkPolicy: {egress: [{ports: [{port: 4318}]}]}");
        var network = new Network(Chart.objects(Chart.NEWEST, List.of(elsewhere)));

        assertThat(List.of(4443, 4444, 4222, 6432, 53)).allMatch(port -> network.leaves("remediation-service", port));
        assertThat(List.of(443, 4318, 5432)).noneMatch(port -> network.leaves("remediation-service", port));
        assertThat(new Network(Chart.objects(Chart.NEWEST, List.of(elsewhere, traces)))
                        .leaves("remediation-service", 4318))
                .isTrue();
    }

    private static Network network(Map<String, String> settings) {
        return new Network(Chart.parse(Chart.render(Chart.NEWEST, List.of(), settings)));
    }

    /** What the rendered policies add up to, for pods of the release's namespace and addresses that are no pod's. */
    private record Network(List<JsonNode> policies) {
        private Network {
            policies = policies.stream()
                    .filter(object -> Chart.kind(object).equals("NetworkPolicy"))
                    .toList();
        }

        boolean passes(String from, String to, int port) {
            return allowed(from, "Egress", "egress", "to", Optional.of(to), port)
                    && allowed(to, "Ingress", "ingress", "from", Optional.of(from), port);
        }

        /** Whether a component gets to a port anywhere outside. */
        boolean leaves(String from, int port) {
            return allowed(from, "Egress", "egress", "to", Optional.empty(), port);
        }

        private boolean allowed(String pod, String type, String rules, String peers, Optional<String> other, int port) {
            var about = policies.stream()
                    .filter(policy -> selects(policy.at("/spec/podSelector"), pod))
                    .filter(policy -> elements(policy.at("/spec/policyTypes"))
                            .anyMatch(one -> one.asText().equals(type)))
                    .toList();
            return about.isEmpty()
                    || about.stream()
                            .flatMap(policy -> elements(policy.at("/spec/" + rules)))
                            .anyMatch(rule -> isFor(rule, port) && names(rule.path(peers), other));
        }

        private static boolean isFor(JsonNode rule, int port) {
            return !rule.has("ports")
                    || elements(rule.path("ports"))
                            .anyMatch(one -> one.path("port").asInt() == port);
        }

        private static boolean names(JsonNode peers, Optional<String> component) {
            return peers.isMissingNode()
                    || component.stream()
                            .anyMatch(name -> elements(peers)
                                    .filter(peer -> !peer.has("namespaceSelector"))
                                    .anyMatch(peer -> selects(peer.path("podSelector"), name)));
        }

        private static boolean selects(JsonNode selector, String component) {
            var wanted = selector.path("matchLabels");
            return wanted.isMissingNode()
                    || wanted.path("app.kubernetes.io/component").asText().equals(component);
        }

        private static Stream<JsonNode> elements(JsonNode array) {
            return StreamSupport.stream(array.spliterator(), false);
        }
    }
}
