package dev.drydock.shipyard.application.sequence;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import dev.drydock.events.Span;
import dev.drydock.model.Parsed;
import dev.drydock.model.shipyard.Shipyard;
import dev.drydock.shipyard.application.project.ProjectSnapshot;
import dev.drydock.shipyard.application.sequence.SequenceStore.Loaded;
import dev.drydock.shipyard.domain.sequence.Deadlines;
import dev.drydock.shipyard.domain.sequence.Decision;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.Holds;
import dev.drydock.shipyard.domain.sequence.SequenceCommand;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import dev.drydock.shipyard.domain.sequence.SequenceFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The engine without a database: rounds as {@link EventFlow} holds them, on what was decided before. */
final class InMemoryEngine {
    static final String PROJECT = "sockshop";
    static final String SERVICE = "carts";
    static final String PERSON = "alice";
    static final Instant START = Instant.parse("2026-01-01T08:00:00Z");

    private final Map<ExecutionId, SequenceExecution> executions = new LinkedHashMap<>();
    private final Map<ExecutionId, List<SequenceFact>> histories = new LinkedHashMap<>();
    private final List<KeptnEvent> sent = new ArrayList<>();
    private final Map<EventId, String> ignored = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<EventId> accepted = new HashSet<>();
    private final Map<Holds.Place, Holds.Word> holds = new LinkedHashMap<>();
    private final Map<String, ProjectSnapshot> projects = new LinkedHashMap<>();
    private int events;
    private boolean isTracing;
    private final List<Span> spans = new ArrayList<>();
    private Instant now = START;

    InMemoryEngine(Shipyard shipyard, String... furtherServices) {
        var services = new LinkedHashSet<>(List.of(furtherServices));
        services.add(SERVICE);
        use(new Parsed.Valid<>(shipyard), services);
    }

    /** From now on spans are wanted. */
    void trace() {
        isTracing = true;
    }

    List<Span> spans() {
        return spans;
    }

    /** The project changes. */
    void use(Parsed<Shipyard> shipyard, Set<String> services) {
        var before = projects.get(PROJECT) instanceof ProjectSnapshot.Known known
                ? known.usable()
                : Optional.<Shipyard>empty();
        var usable = shipyard.value().or(() -> before);
        var stages = usable.stream()
                .flatMap(one -> one.stages().stream())
                .map(stage -> stage.name())
                .toList();
        projects.put(
                PROJECT,
                new ProjectSnapshot.Known(
                        PROJECT,
                        shipyard,
                        usable,
                        stages.stream().collect(Collectors.toMap(name -> name, name -> "head-of-" + name)),
                        stages.stream().collect(Collectors.toMap(name -> name, name -> services))));
    }

    Map<String, ProjectSnapshot> projects() {
        return projects;
    }

    /** Somebody triggers a sequence in a flow of its own. */
    KeptnContext trigger(String stage, String sequence) {
        return trigger(stage, sequence, SERVICE, Payload.EMPTY);
    }

    KeptnContext trigger(String stage, String sequence, Payload data) {
        return trigger(stage, sequence, SERVICE, data);
    }

    KeptnContext trigger(String stage, String sequence, String service, Payload data) {
        var context = new KeptnContext("context-" + (events + 1));
        receive(triggered(context, PROJECT, stage, sequence, service, data));
        return context;
    }

    /** The event that asks for a sequence; a second one from the same arguments is another event. */
    KeptnEvent triggered(
            KeptnContext context, String project, String stage, String sequence, String service, Payload data) {
        return new KeptnEvent(
                freshId(),
                "test",
                new EventType.OfSequence(stage, sequence, EventKind.TRIGGERED),
                now,
                context,
                Optional.empty(),
                Optional.empty(),
                data.with(new Scope(project, stage, service)));
    }

    /** The same said once more by somebody who does not know that it was said. */
    KeptnEvent underAnotherId(KeptnEvent event) {
        return new KeptnEvent(
                new EventId("again-" + ++events),
                event.source(),
                event.type(),
                event.time(),
                event.context(),
                event.triggeredId(),
                event.gitCommitId(),
                event.data(),
                event.extensions());
    }

    EventId freshId() {
        return new EventId("event-" + ++events);
    }

    /** Events come in together; those known already are dropped, as the inbox does. */
    void receive(KeptnEvent... incoming) {
        var news = new ArrayList<KeptnEvent>();
        for (var event : incoming) {
            if (accepted.add(event.id())) {
                news.add(event);
            }
        }
        var answered =
                news.stream().flatMap(event -> event.triggeredId().stream()).collect(Collectors.toSet());
        var scopes = new LinkedHashSet<Scope>();
        for (var execution : executions.values()) {
            execution
                    .open()
                    .filter(task -> answered.contains(task.triggeredId()))
                    .ifPresent(task -> scopes.add(execution.origin().scope()));
        }
        for (var event : news) {
            if (event.type() instanceof EventType.OfSequence type && type.kind() == EventKind.TRIGGERED) {
                event.data().scope().ifPresent(scope -> scopes.add(scope.inStage(type.stage())));
            }
        }
        hold(scopes, round -> {
            news.forEach(round::on);
            return round;
        });
    }

    void pause(KeptnContext context) {
        control(context, Optional.empty(), Control.PAUSE);
    }

    void resume(KeptnContext context) {
        control(context, Optional.empty(), Control.RESUME);
    }

    void abort(KeptnContext context) {
        control(context, Optional.empty(), Control.ABORT);
    }

    /** {@link #PERSON} wants something of a flow, or of what it does in one stage. */
    void control(KeptnContext context, Optional<String> stage, Control wanted) {
        remember(context, stage, wanted);
        command(context, stage, wanted.command(PERSON, now));
    }

    /** The engine itself, or a person, wants something of the live executions of a flow. */
    void command(KeptnContext context, SequenceCommand command) {
        command(context, Optional.empty(), command);
    }

    private void command(KeptnContext context, Optional<String> stage, SequenceCommand command) {
        var ids = live().stream()
                .filter(one -> one.origin().context().equals(context))
                .filter(one -> stage.stream().allMatch(one.origin().scope().stage()::equals))
                .map(SequenceExecution::id)
                .toList();
        hold(ids.stream().map(id -> executions.get(id).origin().scope()).collect(Collectors.toSet()), round -> {
            ids.forEach(id -> round.control(id, command));
            return round;
        });
    }

    /** {@link #PERSON} wants an execution to go on from its failed task. Returns why not. */
    Optional<Decision.Rejected> retry(SequenceExecution failed, boolean sameFiles) {
        var refusal = new ArrayList<Decision.Rejected>();
        var there = executions.values().stream()
                .filter(one -> one.origin().scope().equals(failed.origin().scope()))
                .toList();
        hold(Set.of(failed.origin().scope()), there, round -> {
            round.retry(failed.id(), sameFiles, PERSON).ifPresent(refusal::add);
            return round;
        });
        return refusal.stream().findFirst();
    }

    /** Time passes; then the timers are looked at. */
    void pass(Duration time) {
        now = now.plus(time);
        sweep();
    }

    /** The timers and queues of every stage and service are looked at. */
    void sweep() {
        look(live().stream().map(one -> one.origin().scope()).collect(Collectors.toSet()));
    }

    Instant now() {
        return now;
    }

    List<KeptnEvent> sent() {
        return List.copyOf(sent);
    }

    /** The types of all events sent, without what they all start with. */
    List<String> sentTypes() {
        return sent.stream()
                .map(event -> event.type().value().substring(EventType.PREFIX.length()))
                .toList();
    }

    /** The last event of that type, given without what all types start with. */
    KeptnEvent last(String type) {
        return sent.stream()
                .filter(event -> event.type().value().equals(EventType.PREFIX + type))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("no " + type + " among " + sentTypes()));
    }

    KeptnEvent last(String type, KeptnContext context) {
        return sent.stream()
                .filter(event -> event.type().value().equals(EventType.PREFIX + type))
                .filter(event -> event.context().equals(Optional.of(context)))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("no " + type + " among " + sentTypes()));
    }

    /** How often an event of that type was sent. */
    long count(String type) {
        return sentTypes().stream().filter(type::equals).count();
    }

    /** Why events were ignored. */
    Collection<String> ignored() {
        return ignored.values();
    }

    /** What the log says. */
    List<String> notes() {
        return notes;
    }

    /** The newest execution of a flow. */
    SequenceExecution execution(KeptnContext context) {
        return of(context).get(of(context).size() - 1);
    }

    List<SequenceExecution> of(KeptnContext context) {
        return executions.values().stream()
                .filter(one -> one.origin().context().equals(context))
                .toList();
    }

    String state(KeptnContext context) {
        return execution(context).state().wire();
    }

    Collection<SequenceExecution> executions() {
        return List.copyOf(executions.values());
    }

    List<SequenceExecution> live() {
        return executions.values().stream().filter(one -> !one.state().isEnd()).toList();
    }

    Map<ExecutionId, List<SequenceFact>> histories() {
        return histories;
    }

    private void remember(KeptnContext context, Optional<String> stage, Control wanted) {
        if (stage.isEmpty()) {
            holds.keySet().removeIf(place -> place.context().equals(context));
        }
        if (wanted != Control.ABORT) {
            var word = new Holds.Word(wanted == Control.PAUSE, Optional.of(PERSON));
            holds.put(new Holds.Place(PROJECT, context, stage), word);
        }
    }

    private void look(Set<Scope> scopes) {
        if (!scopes.isEmpty()) {
            hold(scopes, round -> {
                round.tick();
                return round;
            });
        }
    }

    private void hold(Set<Scope> scopes, Function<Round, Round> work) {
        hold(
                scopes,
                live().stream()
                        .filter(one -> scopes.contains(one.origin().scope()))
                        .toList(),
                work);
    }

    private void hold(Set<Scope> scopes, Collection<SequenceExecution> loaded, Function<Round, Round> work) {
        var round = work.apply(new Round(
                new Loaded(loaded, new Holds(holds)),
                scopes,
                projects,
                Deadlines.DEFAULT,
                now,
                MessageLimit.NONE,
                isTracing));
        round.letGo();
        round.unfolding().facts().forEach((id, facts) -> {
            executions.put(id, round.unfolding().execution(id));
            histories.computeIfAbsent(id, ignore -> new ArrayList<>()).addAll(facts);
        });
        sent.addAll(round.unfolding().outgoing());
        spans.addAll(round.unfolding().spans());
        round.unfolding().outgoing().forEach(event -> accepted.add(event.id()));
        ignored.putAll(round.ignored());
        round.unfolding().notes().forEach(note -> notes.add(note.text()));
        look(round.unfolding().elsewhere());
    }
}
