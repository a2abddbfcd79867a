package dev.drydock.shipyard.application.sequence;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Scope;
import dev.drydock.shipyard.application.project.ProjectSnapshot;
import dev.drydock.shipyard.application.project.ProjectSnapshots;
import dev.drydock.shipyard.domain.intake.EventRules;
import dev.drydock.shipyard.domain.sequence.Deadlines;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.Milestone;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The way of events through the controller, on one screen: gather what the rules need; in one transaction accept the
 * events, lock where they belong, load, decide, store state and outgoing events; after the commit, publish. A repeat
 * changes nothing.
 */
public final class EventFlow {
    private static final int API_BATCHES_AT_ONCE = 2;

    private final SequenceStore store;
    private final ProjectSnapshots projects;
    private final Consumer<List<KeptnEvent>> publish;
    private final Consumer<Instant> wakeAt;
    private final Consumer<SequenceNotes.Note> log;
    private final Deadlines deadlines;
    private final MessageLimit limit;
    private final Observation observation;
    private final InstantSource clock;
    private final Gathering<KeptnEvent> fromApi;

    /**
     * @param publish brings committed events on their way
     * @param wakeAt is told when something will be due, so that a sweep comes in time
     * @param log is told what people want to find in a log
     * @param observation who watches the sequences
     */
    public EventFlow(
            SequenceStore store,
            ProjectSnapshots projects,
            Consumer<List<KeptnEvent>> publish,
            Consumer<Instant> wakeAt,
            Consumer<SequenceNotes.Note> log,
            Deadlines deadlines,
            MessageLimit limit,
            Observation observation,
            InstantSource clock) {
        this.store = store;
        this.projects = projects;
        this.publish = publish;
        this.wakeAt = wakeAt;
        this.log = log;
        this.deadlines = deadlines;
        this.limit = limit;
        this.observation = observation;
        this.clock = clock;
        this.fromApi = new Gathering<>(API_BATCHES_AT_ONCE, events -> commit(events, true), store::isFault);
    }

    /** Events from NATS. Completes when each is committed or a dead letter; a fault that may pass fails all of them. */
    public Uni<Void> accept(List<KeptnEvent> events) {
        var usable = new ArrayList<KeptnEvent>();
        var unusable = new LinkedHashMap<KeptnEvent, String>();
        for (var event : events) {
            EventRules.unusable(event).ifPresentOrElse(why -> unusable.put(event, why), () -> usable.add(event));
        }
        return keep(unusable).chain(() -> usable.isEmpty() ? Uni.createFrom().voidItem() : acceptUsable(usable));
    }

    private Uni<Void> keep(Map<KeptnEvent, String> unusable) {
        return Multi.createFrom()
                .iterable(unusable.entrySet())
                .onItem()
                .transformToUniAndConcatenate(one -> store.deadLetter(one.getKey(), one.getValue()))
                .collect()
                .last();
    }

    private Uni<Void> acceptUsable(List<KeptnEvent> events) {
        return commit(events, false)
                .onFailure(failure -> !store.isFault(failure))
                .recoverWithUni(failure -> events.size() == 1 ? poison(events.get(0), failure) : oneByOne(events));
    }

    /** An event from the API, to be passed on to everybody. Completes when it is committed. */
    public Uni<Void> acceptFromApi(KeptnEvent event) {
        return fromApi.add(event);
    }

    /**
     * Lets time pass and turns come, where something is due.
     *
     * @return what was due, and when the next will be
     */
    public Uni<SequenceStore.Due> sweep() {
        return store.due(clock.instant())
                .call(due -> look(due.scopes()).onFailure().recoverWithUni(failure -> oneByOne(due.scopes())));
    }

    /** Ends what was accepted while its project was being deleted. Returns how many were found. */
    public Uni<Integer> endOrphans() {
        return store.orphans()
                .chain(orphans -> orphans.isEmpty()
                        ? Uni.createFrom().item(0)
                        : inRound(Set.copyOf(orphans.values()), orphans.keySet(), Round::endOrphans)
                                .replaceWith(orphans.size()));
    }

    private Uni<Void> look(Set<Scope> scopes) {
        if (scopes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return inRound(scopes, List.of(), Round::tick);
    }

    /** Decides on executions in these stages and services, in a transaction of its own. */
    public Uni<Void> inRound(Set<Scope> scopes, Collection<ExecutionId> ids, Consumer<Round> decide) {
        return gather(projectsOf(scopes), projects::now)
                .chain(snapshots -> store.inTransaction(tx -> tx.lockAndLoad(scopes, ids, clock.instant())
                        .chain(loaded -> {
                            var round = round(loaded, scopes, snapshots);
                            decide.accept(round);
                            return conclude(tx, round, List.of());
                        })))
                .chain(this::tell);
    }

    private Uni<Void> commit(List<KeptnEvent> received, boolean passOn) {
        var events = once(received);
        var named =
                events.stream().flatMap(event -> event.data().scope().stream()).toList();
        var starts = whereToStart(events);
        var beginning = projectsOf(starts); // goes by all that was written before
        return gather(
                        projectsOf(named),
                        name -> beginning.contains(name) ? projects.afterWrites(name) : projects.now(name))
                .chain(snapshots -> store.inTransaction(tx -> tx.accept(events, starts, clock.instant())
                        .chain(accepted -> decide(tx, events, accepted, snapshots, passOn))))
                .chain(this::tell);
    }

    private Uni<Outcome> decide(
            SequenceStore.Transaction tx,
            List<KeptnEvent> events,
            SequenceStore.Accepted accepted,
            Map<String, ProjectSnapshot> snapshots,
            boolean passOn) {
        var news = events.stream()
                .filter(event -> accepted.fresh().contains(event.id()))
                .toList();
        if (news.isEmpty()) {
            return Uni.createFrom().item(Outcome.NOTHING);
        }
        var scopes = accepted.scopes();
        return alsoOf(scopes, snapshots).chain(projects -> {
            var round = round(accepted.loaded(), scopes, projects);
            news.forEach(round::on);
            return conclude(tx, round, passOn ? news : List.of());
        });
    }

    /** An answer need not name its project: the task that it answers tells. */
    private Uni<Map<String, ProjectSnapshot>> alsoOf(Set<Scope> scopes, Map<String, ProjectSnapshot> known) {
        var missing = projectsOf(scopes);
        missing.removeAll(known.keySet());
        return gather(missing, projects::held).invoke(found -> found.putAll(known));
    }

    private Uni<Outcome> conclude(SequenceStore.Transaction tx, Round round, List<KeptnEvent> passedOn) {
        round.letGo();
        var unfolding = round.unfolding();
        return tx.save(round, passedOn, clock.instant())
                .replaceWith(() -> new Outcome(
                        Stream.concat(passedOn.stream(), unfolding.outgoing().stream())
                                .toList(),
                        unfolding.elsewhere(),
                        unfolding.nextDue(),
                        unfolding.notes(),
                        unfolding.milestones()));
    }

    private Round round(SequenceStore.Loaded loaded, Set<Scope> scopes, Map<String, ProjectSnapshot> snapshots) {
        return new Round(loaded, scopes, snapshots, deadlines, clock.instant(), limit, observation.isTracing());
    }

    private Uni<Void> tell(Outcome outcome) {
        publish.accept(outcome.outgoing());
        outcome.nextDue().ifPresent(wakeAt);
        outcome.notes().forEach(log);
        outcome.milestones().forEach(observation.milestones());
        return look(outcome.elsewhere()).onFailure().recoverWithNull(); // the sweep finds what is left
    }

    /** What cannot be done in one place must not hold up the others; fails in the end if any did. */
    private Uni<Void> oneByOne(Set<Scope> scopes) {
        return Multi.createFrom()
                .iterable(scopes)
                .onItem()
                .transformToUni(scope -> look(Set.of(scope)))
                .collectFailures()
                .concatenate()
                .collect()
                .last();
    }

    private Uni<Void> oneByOne(List<KeptnEvent> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> accept(List.of(event)))
                .collect()
                .last();
    }

    private Uni<Void> poison(KeptnEvent event, Throwable failure) {
        return store.deadLetter(event, String.valueOf(failure.getMessage()));
    }

    private static Uni<Map<String, ProjectSnapshot>> gather(
            Set<String> names, Function<String, Uni<ProjectSnapshot>> read) {
        return Multi.createFrom()
                .iterable(names)
                .onItem()
                .transformToUniAndMerge(name -> read.apply(name).map(project -> Map.entry(name, project)))
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Senders repeat themselves, and so does NATS: one batch may hold an event twice. */
    private static List<KeptnEvent> once(List<KeptnEvent> events) {
        var distinct = new LinkedHashMap<EventId, KeptnEvent>();
        events.forEach(event -> distinct.putIfAbsent(event.id(), event));
        return List.copyOf(distinct.values());
    }

    private static Set<Scope> whereToStart(List<KeptnEvent> events) {
        var scopes = new HashSet<Scope>();
        for (var event : events) {
            if (event.type() instanceof EventType.OfSequence sequence && sequence.kind() == EventKind.TRIGGERED) {
                event.data().scope().ifPresent(scope -> scopes.add(scope.inStage(sequence.stage())));
            }
        }
        return scopes;
    }

    private static Set<String> projectsOf(Collection<Scope> scopes) {
        var names = new HashSet<String>();
        scopes.forEach(scope -> names.add(scope.project()));
        return names;
    }

    /** What is to be told and done once the transaction is committed. */
    private record Outcome(
            List<KeptnEvent> outgoing,
            Set<Scope> elsewhere,
            Optional<Instant> nextDue,
            List<SequenceNotes.Note> notes,
            List<Milestone> milestones) {
        static final Outcome NOTHING = new Outcome(List.of(), Set.of(), Optional.empty(), List.of(), List.of());
    }
}
