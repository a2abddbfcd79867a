package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.EventId;
import dev.drydock.events.TaskHold;
import dev.drydock.shipyard.domain.sequence.SequenceFact.TaskFinished;
import dev.drydock.shipyard.domain.sequence.SequenceFact.TaskTriggered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The task that a sequence execution is at.
 *
 * @param triggered how it was asked for; its times move when its event goes out later than planned
 * @param sent whether its triggered event is out, or still waits for its time
 * @param reported whether somebody said something about it; that is an answer, but no promise to finish
 * @param unanswered what was reported about the silence, while it lasts
 * @param started who works on it, in the order they said so
 * @param finished who is done, in the order they said so
 * @param holds what was said about putting it off, if anything was
 */
public record OpenTask(
        TaskTriggered triggered,
        boolean sent,
        boolean reported,
        Optional<String> unanswered,
        Set<String> started,
        List<TaskFinished> finished,
        Optional<TaskHolds> holds) {
    /** How long after a finished event its sender's started event may come: one may overtake the other. */
    static final Duration TIME_TO_START = Duration.ofSeconds(10);

    public OpenTask {
        started = Collections.unmodifiableSet(new LinkedHashSet<>(started));
        finished = List.copyOf(finished);
    }

    /** Who puts it off, and why. */
    public record Held(String source, TaskHold hold) {}

    static OpenTask of(TaskTriggered triggered) {
        return new OpenTask(
                triggered,
                !triggered.sendAt().isAfter(triggered.at()),
                false,
                Optional.empty(),
                Set.of(),
                List.of(),
                Optional.empty());
    }

    public EventId triggeredId() {
        return triggered.triggeredId();
    }

    /** Done when everybody who started has finished; by who it is, not by how many. */
    boolean isDone() {
        return !started.isEmpty() && finishers().containsAll(started);
    }

    boolean hasFinished(String source) {
        return finishers().contains(source);
    }

    /** When something must have happened, else time runs out; absent if a person may take any time. */
    public Optional<Instant> due() {
        if (!sent) {
            return Optional.of(triggered.sendAt());
        }
        return isAnswered() ? finishBy() : Optional.of(triggered.startBy());
    }

    /**
     * When it is looked at next, even if nothing comes in: at its deadline, or when who has finished is taken to have
     * finished for others.
     */
    Optional<Instant> wakeAt() {
        return Stream.concat(due().stream(), standInsAt().stream()).min(Comparator.naturalOrder());
    }

    /**
     * When those who have finished without a started event are taken to have finished for those who have started and not
     * finished. Absent unless they are as many, and while somebody who has started puts the task off.
     */
    Optional<Instant> standInsAt() {
        var missing = atWork();
        var standIns = standIns();
        return missing.isEmpty()
                        || standIns.size() < missing.size()
                        || holdsInForce().findAny().isPresent()
                ? Optional.empty()
                : Optional.of(standIns.get(missing.size() - 1).at().plus(TIME_TO_START));
    }

    /** Who stands in for whom: for those who started and have not finished, who finished and has not started. */
    Map<String, TaskFinished> standInsByStarter() {
        var standIns = standIns().iterator();
        var pairs = new LinkedHashMap<String, TaskFinished>();
        atWork().forEach(starter -> pairs.put(starter, standIns.next()));
        return pairs;
    }

    private List<TaskFinished> standIns() {
        return finished.stream()
                .filter(answer -> !started.contains(answer.source()))
                .toList();
    }

    /** Whoever puts it off has the whole time to finish when that is over. */
    private Optional<Instant> finishBy() {
        var heldUntil = holdsInForce().map(held -> held.hold().until()).max(Comparator.naturalOrder());
        return heldUntil.isPresent() ? finishFrom(heldUntil.get()) : triggered.finishBy();
    }

    private Optional<Instant> finishFrom(Instant begin) {
        return triggered.finishBy().map(by -> {
            var later = begin.plus(Duration.between(triggered.sendAt(), by));
            return later.isAfter(by) ? later : by;
        });
    }

    /** The hold that lasts longest, if nobody works on the task: all who have started and are not done put it off. */
    public Optional<Held> held() {
        return isHeld()
                ? holdsInForce().max(Comparator.comparing(held -> held.hold().until()))
                : Optional.empty();
    }

    boolean isHeld() {
        var atWork = atWork();
        return holds.isPresent()
                && !atWork.isEmpty()
                && atWork.stream().allMatch(source -> holds.get().of(source).isPresent());
    }

    /** Whether others may have gone ahead meanwhile: then the sequence takes its turn again after the task. */
    public boolean letOthersGo() {
        return holds.filter(TaskHolds::letOthersGo).isPresent();
    }

    boolean isNews(String source, TaskHolds.Word word) {
        return !hasFinished(source) && holds.orElse(TaskHolds.NONE).isNews(source, word);
    }

    private Stream<Held> holdsInForce() {
        return holds.isEmpty()
                ? Stream.empty()
                : atWork().stream()
                        .flatMap(source -> holds.get().of(source).map(hold -> new Held(source, hold)).stream());
    }

    private Set<String> atWork() {
        var sources = new LinkedHashSet<>(started);
        sources.removeAll(finishers());
        return sources;
    }

    boolean isAnswered() {
        return reported || !started.isEmpty() || !finished.isEmpty();
    }

    /** Whether nobody has answered it yet, and nobody was told so. */
    boolean isSilent() {
        return sent && !isAnswered() && unanswered.isEmpty();
    }

    OpenTask withUnanswered(String message) {
        return new OpenTask(triggered, sent, reported, Optional.of(message), started, finished, holds);
    }

    /** Its event went out: the time that answers may take counts from now, however long it had to wait. */
    OpenTask withSent(Instant at) {
        var late = Duration.between(triggered.sendAt(), at);
        var moved = new TaskTriggered(
                triggered.task(),
                triggered.triggeredId(),
                triggered.at(),
                at,
                triggered.startBy().plus(late),
                triggered.finishBy().map(by -> by.plus(late)));
        return new OpenTask(moved, true, reported, unanswered, started, finished, holds);
    }

    OpenTask withReported() {
        return new OpenTask(triggered, sent, true, Optional.empty(), started, finished, holds);
    }

    /** A word about putting it off; it counts as soon as its source has started. */
    OpenTask withWord(String source, TaskHolds.Word word, Instant at) {
        var times = word.hold().isPresent() ? triggered : afterHoldOf(source, at);
        var words = holds.orElse(TaskHolds.NONE).with(source, word);
        return new OpenTask(times, sent, true, Optional.empty(), started, finished, Optional.of(words)).settled();
    }

    OpenTask withStarted(String source) {
        var all = new LinkedHashSet<>(started);
        all.add(source);
        return new OpenTask(triggered, sent, reported, Optional.empty(), all, finished, holds).settled();
    }

    OpenTask withFinished(TaskFinished answer) {
        var all = new ArrayList<>(finished);
        all.add(answer);
        var times = afterHoldOf(answer.source(), answer.at());
        return new OpenTask(times, sent, reported, Optional.empty(), started, all, holds).settled();
    }

    /** The others, too, have the whole time to finish after a hold. */
    private TaskTriggered afterHoldOf(String source, Instant at) {
        return holdsInForce().noneMatch(held -> held.source().equals(source))
                ? triggered
                : new TaskTriggered(
                        triggered.task(),
                        triggered.triggeredId(),
                        triggered.at(),
                        triggered.sendAt(),
                        triggered.startBy(),
                        finishFrom(at));
    }

    private OpenTask settled() {
        return isHeld() && !letOthersGo()
                ? new OpenTask(
                        triggered, sent, reported, unanswered, started, finished, holds.map(TaskHolds::whenOthersGo))
                : this;
    }

    private Set<String> finishers() {
        var sources = new HashSet<String>();
        finished.forEach(answer -> sources.add(answer.source()));
        return sources;
    }
}
