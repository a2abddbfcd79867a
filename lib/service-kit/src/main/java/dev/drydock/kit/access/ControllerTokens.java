package dev.drydock.kit.access;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.kit.controller.ControllerApi;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the shipyard-controller whose token it is, each time: what is revoked there is refused here at once. */
@DefaultBean
@ApplicationScoped
public class ControllerTokens implements TokenRegister {
    private static final Duration WITHIN = Duration.ofSeconds(5);

    private final ControllerApi controller;
    private final ObjectMapper json;

    public ControllerTokens(ControllerApi controller, ObjectMapper json) {
        this.controller = controller;
        this.json = json;
    }

    /** How the controller answers. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record WhoDto(
            String name, List<String> scopes, @Nullable Set<String> projects) {}

    @Override
    public Uni<Optional<Caller>> find(String token) {
        return controller.postAs(token, "/api/v1/auth", WITHIN).map(this::caller);
    }

    private Optional<Caller> caller(HttpResponse<String> answer) {
        if (answer.statusCode() == 401) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200) {
            throw new UncheckedIOException(
                    new IOException("the shipyard-controller answered %d to the question whose token it is"
                            .formatted(answer.statusCode())));
        }
        try {
            var who = json.readValue(answer.body(), WhoDto.class);
            var scopes = who.scopes().stream()
                    .map(TokenScope::of)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toSet());
            return Optional.of(new Caller(who.name(), scopes, Optional.ofNullable(who.projects())));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
