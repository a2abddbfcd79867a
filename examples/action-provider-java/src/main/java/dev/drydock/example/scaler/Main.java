package dev.drydock.example.scaler;

import dev.drydock.provider.ActionProvider;
import dev.drydock.provider.Outcome;
import dev.drydock.provider.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Carries out the action {@code scale}. To do something else, write another {@link #scale}. */
public final class Main {
    private static final String NAME = "scaler-java";

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        var replicas = new Replicas(Path.of(variable("REPLICAS_FILE").orElse("replicas.json")));
        var description = ActionProvider.named(NAME)
                .connectingTo(variable("NATS_URL").orElse("nats://127.0.0.1:4222"))
                .on("scale", task -> scale(task, replicas));
        variable("NATS_CREDS").map(Path::of).ifPresent(description::withCredentials);
        var provider = description.start();
        Runtime.getRuntime().addShutdownHook(new Thread(provider::close));
        provider.awaitEnd();
    }

    private static Outcome scale(Task task, Replicas replicas) throws IOException {
        var wanted = Wanted.of(task.value().orElse(null));
        var done = replicas.change(
                task.scope().toString(), wanted, task.triggered().id().value());
        return Outcome.done("%s: %d → %d replicas".formatted(task.scope(), done.before(), done.after()))
                .telling("before", done.before())
                .telling("replicas", done.after());
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
