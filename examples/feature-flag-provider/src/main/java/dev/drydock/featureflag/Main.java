package dev.drydock.featureflag;

import dev.drydock.events.Scope;
import dev.drydock.provider.ActionProvider;
import dev.drydock.provider.AnswerMemory;
import dev.drydock.provider.Outcome;
import dev.drydock.provider.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Carries out the action {@code featuretoggle}. */
public final class Main {
    private static final String NAME = "feature-flag-provider";

    private final String template;
    private final Map<Path, FlagFile> files = new ConcurrentHashMap<>();

    private Main(String template) {
        this.template = template;
    }

    public static void main(String[] arguments) throws InterruptedException {
        var main = new Main(variable("FLAGS_FILE").orElse("flags.json"));
        var description = ActionProvider.named(NAME)
                .connectingTo(variable("NATS_URL").orElse("nats://127.0.0.1:4222"))
                .remembering(variable("ANSWERS")
                        .map(Path::of)
                        .map(AnswerMemory::inFolder)
                        .orElseGet(AnswerMemory::ofThisProcess))
                .on(variable("ACTION").orElse("featuretoggle"), main::toggle);
        variable("NATS_CREDS").map(Path::of).ifPresent(description::withCredentials);
        var provider = description.start();
        Runtime.getRuntime().addShutdownHook(new Thread(provider::close));
        provider.awaitEnd();
    }

    private Outcome toggle(Task task) throws IOException {
        var switches = Switch.of(task.value().orElse(null));
        var changes = files.computeIfAbsent(fileOf(task.scope()), FlagFile::new).apply(switches);
        var sentence = changes.stream().map(Change::sentence).collect(Collectors.joining(", "));
        var outcome = changes.stream().anyMatch(Change::isTargeted) ? Outcome.warned(sentence) : Outcome.done(sentence);
        return outcome.telling("changes", changes.stream().map(Change::told).toList());
    }

    /** Names come from outside: they are no way to other folders. */
    private Path fileOf(Scope scope) {
        var path = template;
        for (var name : List.of(
                Map.entry("{project}", scope.project()),
                Map.entry("{stage}", scope.stage()),
                Map.entry("{service}", scope.service()))) {
            if (!name.getValue().matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
                throw new IllegalArgumentException("Expected a name, but got '%s'".formatted(name.getValue()));
            }
            path = path.replace(name.getKey(), name.getValue());
        }
        return Path.of(path);
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
