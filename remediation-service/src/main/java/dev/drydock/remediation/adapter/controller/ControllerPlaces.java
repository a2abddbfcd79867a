package dev.drydock.remediation.adapter.controller;

import static dev.drydock.kit.controller.ControllerApi.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.events.Scope;
import dev.drydock.kit.controller.ControllerApi;
import dev.drydock.remediation.application.Places;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The places that the shipyard-controller has. What it said of a project is believed for some seconds when a place is there;
 * before one is refused it is asked anew, so that nothing is refused that was just made.
 */
@ApplicationScoped
class ControllerPlaces implements Places {
    private static final Logger LOG = Logger.getLogger(ControllerPlaces.class);
    private static final Duration WITHIN = Duration.ofSeconds(2);
    private static final long BELIEVED = Duration.ofSeconds(10).toNanos();
    private static final long AWAY = Duration.ofSeconds(2).toNanos();
    private static final int REMEMBERED = 1000;
    private static final int SHOWN = 10;
    private static final int AT_ONCE = 8;

    private final ControllerApi controller;
    private final ObjectMapper json;
    private final Map<String, Seen> seen = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > REMEMBERED;
        }
    });
    private volatile long awayUntil = System.nanoTime();

    ControllerPlaces(ControllerApi controller, ObjectMapper json) {
        this.controller = controller;
        this.json = json;
    }

    /** The services of each stage of a project, at a time; no stages mean that there is no such project. */
    private record Seen(Map<String, Set<String>> stages, long nanoTime) {
        boolean has(Scope place) {
            return stages.getOrDefault(place.stage(), Set.of()).contains(place.service());
        }

        boolean isFresh() {
            return System.nanoTime() - nanoTime < BELIEVED;
        }
    }

    @Override
    public Uni<Optional<List<String>>> stagesOf(String project) {
        return look(project)
                .map(found -> found.map(known -> List.copyOf(known.stages().keySet())));
    }

    @Override
    public Uni<Map<Scope, String>> missing(Set<Scope> places) {
        return Multi.createFrom()
                .iterable(places.stream()
                        .collect(Collectors.groupingBy(Scope::project))
                        .entrySet())
                .onItem()
                .transformToUni(project -> missing(project.getKey(), Set.copyOf(project.getValue())))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .map(all -> all.stream()
                        .flatMap(some -> some.entrySet().stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private Uni<Map<Scope, String>> missing(String project, Set<Scope> places) {
        var known = seen.get(project);
        if (known != null && known.isFresh() && places.stream().allMatch(known::has)) {
            return Uni.createFrom().item(Map.of());
        }
        return look(project)
                .map(found -> found.map(stages -> places.stream()
                                .filter(place -> !stages.has(place))
                                .collect(Collectors.toMap(place -> place, place -> reason(place, stages))))
                        .orElseGet(Map::of));
    }

    private Uni<Optional<Seen>> look(String project) {
        if (System.nanoTime() - awayUntil < 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        return controller
                .get("/api/controlPlane/v1/project/" + encoded(project), WITHIN)
                .map(this::read)
                .invoke(found -> found.filter(stages -> !stages.stages().isEmpty())
                        .ifPresent(stages -> seen.put(project, stages)))
                .onFailure()
                .recoverWithItem(failure -> {
                    awayUntil = System.nanoTime() + AWAY;
                    LOG.infof("it could not be asked whether project '%s' is there: %s", project, failure.getMessage());
                    return Optional.empty();
                });
    }

    private Optional<Seen> read(HttpResponse<String> answer) {
        if (answer.statusCode() == 404) {
            return Optional.of(new Seen(Map.of(), System.nanoTime()));
        }
        return answer.statusCode() == 200 ? stages(answer.body()) : Optional.empty();
    }

    /** None when the shipyard is broken: then the engine says so, with the place in the file. */
    private Optional<Seen> stages(String body) {
        try {
            var stages = new LinkedHashMap<String, Set<String>>();
            for (var stage : json.readTree(body).path("stages")) {
                stages.put(stage.path("stageName").asText(), names(stage.path("services")));
            }
            return stages.isEmpty() ? Optional.empty() : Optional.of(new Seen(stages, System.nanoTime()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(JsonNode services) {
        var names = new TreeSet<String>();
        services.forEach(service -> names.add(service.path("serviceName").asText()));
        return names;
    }

    private static String reason(Scope place, Seen seen) {
        if (seen.stages().isEmpty()) {
            return "there is no project '%s': create it, or mend what names it".formatted(place.project());
        }
        var services = seen.stages().get(place.stage());
        return services == null
                ? "project '%s' has no stage '%s': its stages are %s"
                        .formatted(
                                place.project(),
                                place.stage(),
                                some(seen.stages().keySet()))
                : "project '%s' has no service '%s' in stage '%s': its services there are %s"
                        .formatted(place.project(), place.service(), place.stage(), some(services));
    }

    private static String some(Set<String> names) {
        var first = names.stream().limit(SHOWN).collect(Collectors.joining("', '", "'", "'"));
        return names.isEmpty() ? "none" : names.size() > SHOWN ? first + ", …" : first;
    }
}
