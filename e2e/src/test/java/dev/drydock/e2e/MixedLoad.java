package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.e2e.party.EventLog;
import dev.drydock.e2e.party.ScriptedTasks;
import dev.drydock.e2e.party.StreamSender;
import dev.drydock.e2e.stack.Api;
import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.UserProject;
import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Deliveries through two stages and remediations, of several services at once; every part of Drydock has its share in
 * them. All of them pass if each task is carried out once.
 */
final class MixedLoad implements AutoCloseable {
    /** How many there are; and as many remediations. */
    static final int DELIVERIES = 18;

    private static final int SERVICES = 6;
    private static final double FAST = 100;
    private static final Duration END = Duration.ofMinutes(3);
    private static final Duration NOW_AND_THEN = Duration.ofMillis(250);

    private final Harness harness;
    private final String project;
    private final List<Api> controllers;
    private final List<KeptnEvent> deliveries = new ArrayList<>();
    private final List<KeptnEvent> problems = new ArrayList<>();
    private final int deadBefore;
    private final ScriptedTasks executor;
    private final TriggerLoad load;
    private int sent;

    private MixedLoad(Harness harness, String project, List<Api> controllers, int count) {
        this.harness = harness;
        this.project = project;
        this.controllers = controllers;
        deadBefore = harness.api().deadLetters().size();
        for (var number = 0; number < count; number++) {
            var service = service(number % SERVICES);
            deliveries.add(triggering(new Scope(project, "qa", service), "delivery", Payload.EMPTY));
            problems.add(triggering(
                    new Scope(project, "production", service),
                    "remediation",
                    Payload.EMPTY.with("problem", Map.of("problemTitle", Problems.SLOW))));
        }
        executor = ScriptedTasks.of(harness.nats().url(), project, "mx-");
        load = TriggerLoad.of(
                events(), controllers, StreamSender.of(harness.nats().url()));
    }

    /** The project that loads need. */
    static void makeProject(Harness harness, String name) {
        var files = new HashMap<String, byte[]>();
        for (var number = 0; number < SERVICES; number++) {
            var service = service(number);
            UserFiles.ofStageWith("stories/three-actions.yaml")
                    .forEach((file, content) ->
                            files.put(file.replace(UserProject.SERVICE + "/", service + "/"), content));
        }
        var project = harness.project(name, UserFiles.text("stories/mixed-load-shipyard.yaml"));
        IntStream.range(0, SERVICES).mapToObj(MixedLoad::service).forEach(project::addService);
        project.push("qa", files).push("production", files);
        harness.sli().script(name, FAST);
    }

    /** Sends everything at once. */
    static MixedLoad start(Harness harness, String project, List<Api> controllers) {
        var load = new MixedLoad(harness, project, controllers, DELIVERIES);
        load.letGo(DELIVERIES);
        return load;
    }

    /** Sends nothing but what is let go; all of it must be at last. */
    static MixedLoad held(Harness harness, String project, int count) {
        return new MixedLoad(harness, project, List.of(harness.api()), count);
    }

    /** Sends so many more deliveries, and as many remediations. */
    void letGo(int count) {
        sent += count;
        load.upTo(2 * sent);
    }

    /** How many deliveries have come to their last task by now. */
    int released() {
        return (int) effects().keySet().stream()
                .filter(task -> task.name().equals("mx-release"))
                .count();
    }

    /** Waits until so many deliveries have come to their last task. */
    void awaitReleased(int count) {
        await(count + " deliveries come to their last task").atMost(END).until(() -> released() >= count);
    }

    /** Waits for the end of everything, and looks closely whether each task was carried out once. */
    void awaitCarriedOutOnce() {
        var flows = load.awaitAccepted();
        assertThat(flows).hasSize(deliveries.size() + problems.size());
        await("all sequences end")
                .atMost(END)
                .pollInterval(NOW_AND_THEN)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(End.of(controllers.get(0), project, flows))
                        .containsExactlyInAnyOrderElementsOf(allPassed()));
        await("all problems are resolved")
                .atMost(END)
                .pollInterval(NOW_AND_THEN)
                .untilAsserted(() -> assertThat(contexts(problems))
                        .allSatisfy(flow -> assertThat(harness.stored(flow).count("problem.resolved"))
                                .isEqualTo(1)));
        flowsOf(deliveries).forEach(this::checkDelivery);
        flowsOf(problems).forEach(this::checkRemediation);
        assertThat(effects().keySet()).hasSize(3 * deliveries.size());
        assertThat(effects())
                .allSatisfy((task, ids) -> assertThat(ids).as("%s", task).hasSize(1));
        assertThat(harness.api().deadLetters()).hasSize(deadBefore);
        controllers.forEach(Fsck::awaitClean);
    }

    @Override
    public void close() {
        load.close();
        executor.close();
    }

    private void checkDelivery(KeptnContext flow, EventLog told) {
        assertThat(harness.tools().calls("locust"))
                .filteredOn(call -> call.startsWith(flow.value()))
                .as("tests run for %s", told)
                .hasSize(1);
        checkTasks(told, "mx-deploy", "je-test", "evaluation", "get-sli", "approval", "mx-deploy", "mx-release");
    }

    private void checkRemediation(KeptnContext flow, EventLog told) {
        assertThat(harness.actions().calls(flow)).as("actions of %s", told).hasSize(1);
        assertThat(told.count("problem.escalated")).as("%s", told).isZero();
        checkTasks(told, "get-action", "action", "evaluation", "get-sli");
    }

    /** Each was asked for once, and each that was asked for was started once and finished once. */
    private static void checkTasks(EventLog told, String... names) {
        var asked = told.events().stream()
                .filter(event -> event.taskOf(EventKind.TRIGGERED).isPresent())
                .toList();
        assertThat(asked)
                .extracting(event -> event.taskOf(EventKind.TRIGGERED).orElseThrow())
                .as("tasks of %s", told)
                .containsExactlyInAnyOrder(names);
        assertThat(asked).allSatisfy(event -> {
            assertThat(answers(told, event.id(), EventKind.STARTED))
                    .as("starts of %s in %s", event, told)
                    .isEqualTo(1);
            assertThat(answers(told, event.id(), EventKind.FINISHED))
                    .as("ends of %s in %s", event, told)
                    .isEqualTo(1);
        });
    }

    private static long answers(EventLog told, EventId triggered, EventKind kind) {
        return told.events().stream()
                .filter(event -> event.taskOf(kind).isPresent())
                .filter(event -> event.triggeredId().filter(triggered::equals).isPresent())
                .count();
    }

    /** Without repeats of what an earlier load asked for. */
    private Map<ScriptedTasks.Task, Set<EventId>> effects() {
        var effects = new HashMap<>(executor.effects());
        effects.keySet().removeIf(task -> !contexts(deliveries).contains(task.context()));
        return effects;
    }

    private Map<KeptnContext, EventLog> flowsOf(List<KeptnEvent> triggers) {
        var flows = new HashMap<KeptnContext, EventLog>();
        contexts(triggers).forEach(flow -> flows.put(flow, harness.stored(flow)));
        return flows;
    }

    private List<End> allPassed() {
        return Stream.concat(
                        contexts(deliveries).stream()
                                .flatMap(flow -> Stream.of("qa", "production")
                                        .map(stage -> End.passed(flow, stage, "delivery"))),
                        contexts(problems).stream().map(flow -> End.passed(flow, "production", "remediation")))
                .toList();
    }

    private List<KeptnEvent> events() {
        return IntStream.range(0, deliveries.size())
                .boxed()
                .flatMap(i -> Stream.of(deliveries.get(i), problems.get(i)))
                .toList();
    }

    private static List<KeptnContext> contexts(List<KeptnEvent> triggers) {
        return triggers.stream().map(event -> event.context().orElseThrow()).toList();
    }

    private static KeptnEvent triggering(Scope scope, String sequence, Payload more) {
        var context = Problems.freshContext();
        return Problems.triggering(scope, sequence, context, more.with("labels", Map.of("case", context.value())));
    }

    private static String service(int number) {
        return "service-" + number;
    }
}
