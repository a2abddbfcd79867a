package dev.drydock.kit.resources;

import static dev.drydock.kit.controller.ControllerApi.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.drydock.kit.controller.ControllerApi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The resource API of the shipyard-controller, as Keptn's clients use it. That a file is missing at a commit is asked
 * once: a commit does not change, and many events of a flow ask for the same files that most projects do not have.
 */
@ApplicationScoped
public class ControllerResources implements Resources {
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final int PAGE = 1000;
    /** What the controller says of a project, stage or service that cannot be one. */
    private static final Set<String> NO_NAMES = Set.of("invalid-name", "invalid-path");

    private static final int MISSES_KEPT = 10_000;
    private static final Pattern WHOLE_COMMIT_ID = Pattern.compile("[0-9a-f]{40}");

    private final ControllerApi controller;
    private final ObjectMapper json;
    private final Cache<Place, Boolean> missing =
            Caffeine.newBuilder().maximumSize(MISSES_KEPT).build();

    private record Place(ResourceLevel level, String uri, String commit) {}

    public ControllerResources(ControllerApi controller, ObjectMapper json) {
        this.controller = controller;
        this.json = json;
    }

    @Override
    public Uni<Optional<Resource>> read(ResourceLevel level, String uri, Optional<String> commit) {
        var place = commit.filter(id -> WHOLE_COMMIT_ID.matcher(id).matches()).map(id -> new Place(level, uri, id));
        if (place.filter(known -> missing.getIfPresent(known) != null).isPresent()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return ask(level, uri, commit)
                .invoke(found -> place.filter(asked -> found.isEmpty()).ifPresent(miss -> missing.put(miss, true)));
    }

    private Uni<Optional<Resource>> ask(ResourceLevel level, String uri, Optional<String> commit) {
        var path = path(level) + "/resource/" + encoded(uri);
        var query = commit.map(id -> "?gitCommitID=" + encoded(id)).orElse("");
        return get(path + query)
                .map(answer -> found(answer)
                        .map(body -> new Resource(
                                uri,
                                Base64.getDecoder()
                                        .decode(body.path("resourceContent").asText()),
                                body.path("metadata").path("version").asText(),
                                body.path("metadata").path("branch").asText())));
    }

    @Override
    public Uni<List<String>> list(ResourceLevel level, Optional<String> commit) {
        return list(path(level), commit, "0", new ArrayList<>());
    }

    private Uni<List<String>> list(String path, Optional<String> commit, String page, List<String> soFar) {
        var query = "?pageSize=%d&nextPageKey=%s%s"
                .formatted(
                        PAGE,
                        encoded(page),
                        commit.map(id -> "&gitCommitID=" + encoded(id)).orElse(""));
        return get(path + "/resource" + query).chain(answer -> {
            var body = found(answer).orElseGet(json::createObjectNode);
            body.path("resources")
                    .forEach(resource -> soFar.add(resource.path("resourceURI").asText()));
            var next = body.path("nextPageKey").asText("0");
            return next.equals("0") || next.isEmpty()
                    ? Uni.createFrom().item(List.copyOf(soFar))
                    : list(path, commit, next, soFar);
        });
    }

    private Uni<HttpResponse<String>> get(String path) {
        return controller.get("/api/resource-service/v1" + path, WITHIN);
    }

    private Optional<JsonNode> found(HttpResponse<String> answer) {
        var body = parse(answer.body());
        var reason = body.path("reason").asText();
        if (answer.statusCode() == 200) {
            return Optional.of(body);
        }
        if (answer.statusCode() == 404 && reason.equals("unknown-resource")) {
            return Optional.empty();
        }
        var detail = body.path("detail").asText(answer.body());
        if (answer.statusCode() == 404 || answer.statusCode() == 400 && NO_NAMES.contains(reason)) {
            throw new UnknownPlace(detail);
        }
        throw new UncheckedIOException(
                new IOException("the shipyard-controller answered %d: %s".formatted(answer.statusCode(), detail)));
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (IOException notJson) {
            return json.createObjectNode();
        }
    }

    private static String path(ResourceLevel level) {
        if (level instanceof ResourceLevel.Project project) {
            return "/project/" + encoded(project.project());
        }
        if (level instanceof ResourceLevel.Stage stage) {
            return "/project/" + encoded(stage.project()) + "/stage/" + encoded(stage.stage());
        }
        var scope = ((ResourceLevel.Service) level).scope();
        return path(ResourceLevel.stage(scope.project(), scope.stage())) + "/service/" + encoded(scope.service());
    }
}
