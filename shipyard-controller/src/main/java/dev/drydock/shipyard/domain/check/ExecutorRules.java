package dev.drydock.shipyard.domain.check;

import dev.drydock.shipyard.domain.check.Measured.Executors;
import dev.drydock.shipyard.domain.check.Measured.WaitingTask;
import dev.drydock.shipyard.domain.integration.Integration;
import dev.drydock.shipyard.domain.integration.StreamConsumer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether there is somebody for every task. */
public final class ExecutorRules {
    private static final String ABOUT = "executors";
    private static final String OWN = "shipyard-controller";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private ExecutorRules() {}

    public static List<Finding> judge(Executors executors, Instant now) {
        var findings = new ArrayList<Finding>();
        findings.add(there(live(executors, now)));
        executors.integrations().stream()
                .filter(integration -> !integration.isLive(now))
                .map(integration -> silent(integration.name(), "was last seen %s".formatted(integration.lastSeen())))
                .forEach(findings::add);
        executors.consumers().stream()
                .filter(consumer -> !consumer.isLive() && !consumer.name().equals(OWN))
                .map(consumer -> silent(
                        consumer.name(),
                        "takes nothing of %s from the stream"
                                .formatted(consumer.subject().text())))
                .forEach(findings::add);
        executors.waiting().stream()
                .filter(task -> !task.heard() || task.waiting().compareTo(PATIENCE) > 0)
                .map(ExecutorRules::waiting)
                .forEach(findings::add);
        return findings;
    }

    private static List<String> live(Executors executors, Instant now) {
        return Stream.concat(
                        executors.integrations().stream()
                                .filter(integration -> integration.isLive(now))
                                .map(Integration::name),
                        executors.consumers().stream()
                                .filter(StreamConsumer::isLive)
                                .map(StreamConsumer::name)
                                .filter(name -> !name.equals(OWN)))
                .distinct()
                .sorted()
                .toList();
    }

    private static Finding there(List<String> names) {
        return names.isEmpty()
                ? Finding.failed(
                        ABOUT,
                        "Nobody is there to carry out tasks.",
                        "Every sequence will wait at its first task, and time out.",
                        "Start remediation-service, lighthouse-service, job-executor, or an action provider of yours.")
                : Finding.ok(ABOUT, names.stream().collect(Collectors.joining(", ", "At work: ", ".")));
    }

    private static Finding silent(String name, String how) {
        return Finding.warning(
                "executor " + name,
                "%s %s.".formatted(name, how),
                "Tasks that only it carries out wait until it is back, or time out.",
                "Start it again; if it is gone for good, unregister it.");
    }

    private static Finding waiting(WaitingTask task) {
        return Finding.warning(
                "task " + task.type(),
                "It waits in %s since %d s, and %s."
                        .formatted(
                                task.place(),
                                task.waiting().toSeconds(),
                                task.heard() ? "who heard of it has not started it" : "nobody subscribes to it"),
                "Its sequence will time out.",
                task.heard() ? "Look at the log of the service that should." : "Start an executor for this task.");
    }
}
