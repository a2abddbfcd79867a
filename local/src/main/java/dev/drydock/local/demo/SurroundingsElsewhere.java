package dev.drydock.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.embedded.ChildProcess;
import dev.drydock.embedded.ServerFailed;
import dev.drydock.examples.platform.ReleaseName;
import dev.drydock.local.Parts;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The same surroundings, running elsewhere.
 *
 * @param platform where the local platform is
 * @param prometheus where Prometheus is
 * @param locust the command that knows the platform's services by name
 * @param tour the folder with the tour's files
 * @param home for logs
 */
record SurroundingsElsewhere(Parts parts, URI platform, URI prometheus, Path locust, Path tour, Path home)
        implements Around {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String FLAGS = "/api/v1/namespaces/{project}-{stage}/services/{service}/proxy/flags/{flag}";

    @Override
    public void deploy(String... stages) {
        for (var stage : stages) {
            var release =
                    platform.resolve("/releases/%s-%s/%s".formatted(TourProject.PROJECT, stage, TourProject.SERVICE));
            new Web()
                    .put(
                            release,
                            FORM,
                            "image=%s&replicas=1&install=true&createNamespace=true".formatted(Surroundings.IMAGE));
        }
    }

    @Override
    public void startCampaign() {
        Campaign.start(platform + FLAGS);
    }

    @Override
    public ChildProcess letUsersIn() {
        return Load.ofTour(parts, locust, tour, home);
    }

    @Override
    public OptionalLong p95() {
        return ResponseTime.p95(prometheus);
    }

    @Override
    public Map<String, Integer> replicas() {
        var replicas = new HashMap<String, Integer>();
        try {
            for (var release : new ObjectMapper().readTree(new Web().get(platform.resolve("/releases")))) {
                var name = new ReleaseName(
                        release.path("namespace").asText(), release.path("name").asText());
                replicas.put(name.stage(), release.path("replicas").size());
            }
            return replicas;
        } catch (JsonProcessingException e) {
            throw new ServerFailed("Expected the platform to list its releases, but: " + e.getMessage(), e);
        }
    }
}
