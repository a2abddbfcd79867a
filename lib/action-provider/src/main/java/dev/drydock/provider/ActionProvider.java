package dev.drydock.provider;

import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A running action provider. It listens with a durable consumer of its name, waits for a broker or stream that is not
 * there (yet), answers each task once, and leaves to its next run what it has not finished.
 *
 * <pre>{@code
 * try (var provider = ActionProvider.named("scaler")
 *         .on("scale", task -> Outcome.done("scaled to " + task.value().orElseThrow()))
 *         .start()) {
 *     provider.awaitEnd();
 * }
 * }</pre>
 */
public final class ActionProvider implements AutoCloseable {
    private final Listener listener;

    private ActionProvider(Listener listener) {
        this.listener = listener;
    }

    /**
     * Begins to describe a provider.
     *
     * @param name who answers, {@code source} of its events, and the name of its durable consumer: letters, digits,
     *     {@code -} and {@code _}
     */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** Waits until the provider is closed, as by a signal. */
    public void awaitEnd() throws InterruptedException {
        listener.awaitEnd();
    }

    /**
     * Takes no more tasks and waits for those at work, for as long as the grace; what is not done by then comes again in
     * the next run.
     */
    @Override
    public void close() {
        listener.close();
    }

    /** Describes a provider; each call returns this. */
    public static final class Builder {
        private final String name;
        private final Map<String, TaskHandler> byAction = new HashMap<>();
        private @Nullable TaskHandler anyAction;
        private String task = "action";
        private String servers = "nats://127.0.0.1:4222";
        private Optional<Path> credentials = Optional.empty();
        private AnswerMemory memory = AnswerMemory.ofThisProcess();
        private int atOnce = 4;
        private Duration ackWait = Duration.ofSeconds(15);
        private Duration grace = Duration.ofSeconds(20);

        private Builder(String name) {
            if (!name.matches("[A-Za-z0-9_-]+")) {
                throw new IllegalArgumentException(
                        "Expected a name of letters, digits, '-' and '_', but got '%s'".formatted(name));
            }
            this.name = name;
        }

        /**
         * Where NATS is.
         *
         * @param servers one or more, separated by commas: {@code nats://[token@|user:password@]host:port}
         */
        public Builder connectingTo(String servers) {
            this.servers = servers;
            return this;
        }

        /** A file with credentials, as {@code nsc} writes it. */
        public Builder withCredentials(Path file) {
            this.credentials = Optional.of(file);
            return this;
        }

        /** Carries out one action of the remediation files. */
        public Builder on(String action, TaskHandler handler) {
            byAction.put(action, handler);
            return this;
        }

        /** Carries out whatever else is asked for under the task's name. */
        public Builder onAnything(TaskHandler handler) {
            this.anyAction = handler;
            return this;
        }

        /** Listens to another task than {@code action}, such as {@code deployment}. */
        public Builder forTask(String task) {
            this.task = task;
            return this;
        }

        /** Where answers are remembered; without this, in the process alone. */
        public Builder remembering(AnswerMemory memory) {
            this.memory = memory;
            return this;
        }

        /** How many tasks are carried out at the same time. */
        public Builder atOnce(int tasks) {
            this.atOnce = tasks;
            return this;
        }

        /** After how long an event goes to another copy of the provider when this one has died. */
        public Builder ackWait(Duration wait) {
            this.ackWait = wait;
            return this;
        }

        /** How long {@link ActionProvider#close} waits for tasks at work. */
        public Builder grace(Duration grace) {
            this.grace = grace;
            return this;
        }

        /** Starts to listen and returns at once; the broker may come later. */
        public ActionProvider start() {
            if (byAction.isEmpty() && anyAction == null) {
                throw new IllegalStateException("Expected a handler: on(action, handler), or onAnything(handler)");
            }
            var broker = new Broker(name, servers, credentials);
            var tasks = new Tasks(name, byAction, anyAction, memory, broker::publish, InstantSource.system());
            var listener = new Listener(
                    broker,
                    tasks,
                    EventType.taskTriggered(task).value(),
                    new EventType.OfTask(task, EventKind.ABORTED).value(),
                    atOnce,
                    ackWait,
                    grace);
            listener.start();
            return new ActionProvider(listener);
        }
    }
}
