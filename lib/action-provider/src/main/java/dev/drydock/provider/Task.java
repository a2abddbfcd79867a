package dev.drydock.provider;

import dev.drydock.events.Answer;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Scope;
import dev.drydock.events.TaskHold;
import dev.drydock.events.WholeTexts;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** One task to carry out, and the way to tell how far it is. */
public final class Task {
    private final KeptnEvent triggered;
    private final Answer answer;
    private final boolean repeat;
    private final Publisher publisher;
    private final InstantSource clock;
    private final AtomicInteger steps = new AtomicInteger();
    private final AtomicBoolean aborted = new AtomicBoolean();
    private final AtomicReference<Runnable> onAbort = new AtomicReference<>(() -> {});

    Task(KeptnEvent triggered, String source, boolean repeat, Publisher publisher, InstantSource clock) {
        this.triggered = triggered;
        this.answer = new Answer(triggered, source);
        this.repeat = repeat;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** The whole event. */
    public KeptnEvent triggered() {
        return triggered;
    }

    /** The task's name, such as {@code action}. */
    public String name() {
        return triggered.taskOf(EventKind.TRIGGERED).orElseThrow();
    }

    /** Which service in which stage of which project is meant. */
    public Scope scope() {
        return triggered
                .data()
                .scope()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "data.project, data.stage and data.service must say what is meant, but one of them is missing"));
    }

    /** The action's name, {@code data.action.action}; only the task {@code action} has one. */
    public Optional<String> action() {
        return triggered.data().text("action", "action");
    }

    /** What the remediation file gives the action, {@code data.action.value}: text, number, boolean, map or list. */
    public Optional<Object> value() {
        return triggered.data().at("action", "value");
    }

    /** Whether the event has been delivered before: what it asks for may be done already, whole or in part. */
    public boolean isRepeat() {
        return repeat;
    }

    /** Tells people how far it is; a repeat tells the same steps under the same ids, so they count once. */
    public void progress(String message) {
        publisher.publish(answer.statusChanged(clock.instant(), step(), WholeTexts.of(message)));
    }

    /** Puts the task off, so that its sequence keeps nobody waiting; {@link #goOn} ends that, and so does the outcome. */
    public void putOff(String message, TaskHold hold) {
        publisher.publish(answer.held(clock.instant(), step(), WholeTexts.of(message), hold));
    }

    /** Goes on with a task that was put off. */
    public void goOn(String message) {
        publisher.publish(answer.released(clock.instant(), step(), WholeTexts.of(message)));
    }

    /** Whether nobody waits for the task any more: its sequence was aborted, or ran out of time. */
    public boolean isAborted() {
        return aborted.get();
    }

    /** Runs this once when the task is aborted; at once, if it is already. */
    public void onAbort(Runnable stop) {
        onAbort.set(stop);
        if (isAborted()) {
            onAbort.getAndSet(() -> {}).run();
        }
    }

    void abort() {
        aborted.set(true);
        onAbort.getAndSet(() -> {}).run();
    }

    Answer answer() {
        return answer;
    }

    private String step() {
        return Integer.toString(steps.incrementAndGet());
    }
}
