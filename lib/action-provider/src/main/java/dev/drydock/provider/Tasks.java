package dev.drydock.provider;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.ShortText;
import dev.drydock.events.WholeTexts;
import dev.drydock.events.codec.EventCodec;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Answers triggered events by handlers: started, the work, finished; a repeat as before. Knows nothing of NATS. */
final class Tasks {
    private static final System.Logger LOG = System.getLogger(ActionProvider.class.getName());
    private static final int MOST_ABORTED = 1000;
    private static final EventCodec CODEC = new EventCodec();
    /** NATS takes a megabyte, unless it is told otherwise. */
    private static final int LARGEST = 900_000;

    private static final int SHOWN = 10_000;

    private final String source;
    private final Map<String, TaskHandler> byAction;
    private final @Nullable TaskHandler anyAction;
    private final AnswerMemory memory;
    private final Publisher publisher;
    private final InstantSource clock;
    private final AnswerMemory unkept = AnswerMemory.ofThisProcess();
    private final Map<EventId, Task> running = new ConcurrentHashMap<>();
    private final Set<EventId> aborted = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<EventId, Boolean> eldest) {
            return size() > MOST_ABORTED;
        }
    });

    Tasks(
            String source,
            Map<String, TaskHandler> byAction,
            @Nullable TaskHandler anyAction,
            AnswerMemory memory,
            Publisher publisher,
            InstantSource clock) {
        this.source = source;
        this.byAction = Map.copyOf(byAction);
        this.anyAction = anyAction;
        this.memory = memory;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Whether somebody here carries it out; what is not ours is left to others, in silence. */
    boolean concerns(KeptnEvent triggered) {
        return handlerOf(triggered).isPresent();
    }

    /**
     * Answers an event; does nothing if it is being answered already.
     *
     * @param repeat whether it was delivered before
     * @return whether the event is answered, so that it need not come again
     * @throws Publisher.NotPublished when an answer could not be sent
     */
    boolean answer(KeptnEvent triggered, boolean repeat) {
        var handler = handlerOf(triggered).orElseThrow();
        var task = new Task(triggered, source, repeat, publisher, clock);
        if (running.putIfAbsent(triggered.id(), task) != null) {
            return false;
        }
        try {
            if (!wasAborted(triggered.id())) {
                answer(task, handler);
            }
            return true;
        } finally {
            running.remove(triggered.id());
        }
    }

    /** Tells a task that nobody waits for it any more, also one that comes later. */
    void abort(KeptnEvent notice) {
        notice.triggeredId().ifPresent(id -> {
            synchronized (aborted) {
                aborted.add(id);
            }
            Optional.ofNullable(running.get(id)).ifPresent(Task::abort);
        });
    }

    private boolean wasAborted(EventId id) {
        synchronized (aborted) {
            return aborted.contains(id);
        }
    }

    private void answer(Task task, TaskHandler handler) {
        var id = task.triggered().id();
        publisher.publish(task.answer().started(clock.instant()));
        var said = memory.finished(id).or(() -> unkept.finished(id));
        if (said.isEmpty()) {
            var outcome = carryOut(task, handler);
            said = Optional.of(finished(task, outcome));
            keep(id, said.get());
            LOG.log(INFO, "{0} for {1}: {2}", task.action().orElse(task.name()), place(task), outcome.message());
        }
        publisher.publish(said.get());
    }

    /** A memory that fails must not have the task carried out again and again. */
    private void keep(EventId id, KeptnEvent finished) {
        try {
            memory.keep(id, finished);
        } catch (RuntimeException e) {
            LOG.log(WARNING, "the answer to {0} is remembered in the process alone: {1}", id, e.getMessage());
            unkept.keep(id, finished);
        }
    }

    /** What cannot be told as it is, is told shorter, or as an error: it would never arrive. */
    private KeptnEvent finished(Task task, Outcome outcome) {
        var whole = event(task, outcome);
        try {
            return CODEC.encode(whole).length <= LARGEST ? whole : event(task, shortened(outcome));
        } catch (UncheckedIOException e) {
            return event(
                    task,
                    Outcome.errored("%s, but what it tells later tasks cannot be written as JSON: %s"
                            .formatted(
                                    ShortText.of(outcome.message(), SHOWN),
                                    ShortText.of(String.valueOf(e.getMessage()), SHOWN))));
        }
    }

    /** Half of a character that a handler has cut would have the answer refused. */
    private KeptnEvent event(Task task, Outcome outcome) {
        return task.answer()
                .finished(
                        clock.instant(),
                        outcome.result(),
                        outcome.status(),
                        WholeTexts.of(outcome.message()),
                        told(task, outcome));
    }

    private static Outcome shortened(Outcome outcome) {
        var told = outcome.told().values().isEmpty() ? "" : "; what it tells later tasks is left out";
        return new Outcome(
                outcome.result(),
                outcome.status(),
                "%s (its answer was too large for an event%s)".formatted(ShortText.of(outcome.message(), SHOWN), told),
                Payload.EMPTY);
    }

    /** Whatever goes wrong in a handler is an answer, too: silence would keep the sequence waiting. */
    private static Outcome carryOut(Task task, TaskHandler handler) {
        try {
            return Optional.ofNullable(handler.carryOut(task))
                    .orElseGet(() -> Outcome.errored("the handler has returned no outcome"));
        } catch (Publisher.NotPublished e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Publisher.NotPublished("the provider ends before the task is done", e);
        } catch (Exception | Error e) {
            var why = Optional.ofNullable(e.getMessage()).orElseGet(e::toString);
            return task.isAborted() ? Outcome.aborted(why) : Outcome.errored(why);
        }
    }

    private static Payload told(Task task, Outcome outcome) {
        return outcome.told().values().isEmpty()
                ? Payload.EMPTY
                : Payload.EMPTY.with(task.name(), WholeTexts.in(outcome.told().values()));
    }

    private static String place(Task task) {
        return task.triggered().data().scope().map(Object::toString).orElse("no service");
    }

    private Optional<TaskHandler> handlerOf(KeptnEvent triggered) {
        if (triggered.taskOf(EventKind.TRIGGERED).isEmpty()
                || triggered.context().isEmpty()) {
            return Optional.empty();
        }
        return triggered.data().text("action", "action").map(byAction::get).or(() -> Optional.ofNullable(anyAction));
    }
}
