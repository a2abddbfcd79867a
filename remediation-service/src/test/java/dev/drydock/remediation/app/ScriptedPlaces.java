package dev.drydock.remediation.app;

import dev.drydock.events.Scope;
import dev.drydock.remediation.application.Places;
import io.quarkus.test.Mock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every project has two stages, but for one that is not there and one about which nobody can say. */
@Mock
@ApplicationScoped
public class ScriptedPlaces implements Places {
    @Override
    public Uni<Optional<List<String>>> stagesOf(String project) {
        return Uni.createFrom()
                .item(
                        switch (project) {
                            case "mistyped" -> Optional.of(List.of());
                            case "unsaid" -> Optional.empty();
                            default -> Optional.of(List.of("qa", "production"));
                        });
    }

    @Override
    public Uni<Map<Scope, String>> missing(Set<Scope> places) {
        return Uni.createFrom()
                .item(places.stream()
                        .filter(place -> place.project().equals("mistyped"))
                        .collect(Collectors.toMap(place -> place, place -> "there is no project 'mistyped'")));
    }
}
