package dev.drydock.shipyard.domain.check;

import static dev.drydock.shipyard.domain.check.Finding.failed;
import static dev.drydock.shipyard.domain.check.Finding.ok;
import static dev.drydock.shipyard.domain.check.Finding.warning;

import dev.drydock.shipyard.domain.check.Measured.Broker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What Drydock needs of NATS. Its defaults survive the end of a process, but not always that of a machine. */
public final class BrokerRules {
    private static final String ABOUT = "broker";
    private static final String DURABILITY = "broker durability";
    private static final Duration LONGEST_UNSYNCED = Duration.ofSeconds(10);

    private BrokerRules() {}

    /** @param largestEvent in bytes, as configured */
    public static List<Finding> judge(Broker broker, long largestEvent) {
        if (broker.problem().isPresent()) {
            return List.of(failed(
                    ABOUT,
                    "NATS cannot be asked: " + broker.problem().get() + ".",
                    "Events are accepted and kept, but nobody hears of them until NATS is back.",
                    "Start nats-server with JetStream (-js), and check drydock.nats.url and its credentials."));
        }
        var findings = new ArrayList<Finding>();
        findings.add(reachable(broker));
        if (broker.maxPayload() < largestEvent) {
            findings.add(warning(
                    "broker max_payload",
                    "NATS carries messages of up to %d bytes, Drydock accepts events of up to %d."
                            .formatted(broker.maxPayload(), largestEvent),
                    "A large event is accepted, and then cannot be told.",
                    "Set max_payload of NATS to more than drydock.shipyard.largest-event, or lower the latter."));
        }
        findings.add(durability(broker));
        return findings;
    }

    private static Finding reachable(Broker broker) {
        return broker.jetStream()
                ? ok(ABOUT, "NATS %s answers, with JetStream.".formatted(broker.version()))
                : failed(
                        ABOUT,
                        "NATS %s answers, but without JetStream.".formatted(broker.version()),
                        "Nothing is kept for those who are away for a moment.",
                        "Start nats-server with -js, or 'jetstream {}' in its configuration.");
    }

    private static Finding durability(Broker broker) {
        if (broker.replicas() >= 3) {
            return ok(DURABILITY, "%d servers hold the stream.".formatted(broker.replicas()));
        }
        var why = "After a power cut, messages of that time may be gone. Drydock tells open tasks again, but services"
                + " that only listen may miss an event.";
        if (broker.syncEvery().isPresent()) {
            var every = broker.syncEvery().get();
            return every.compareTo(LONGEST_UNSYNCED) <= 0
                    ? ok(
                            DURABILITY,
                            every.isZero()
                                    ? "NATS writes each message to disk."
                                    : "NATS writes messages to disk every %d s.".formatted(every.toSeconds()))
                    : warning(
                            DURABILITY,
                            "One server holds the stream and writes it to disk every %d s."
                                    .formatted(every.toSeconds()),
                            why,
                            "Set sync_interval: 1s (or always) in the jetstream block of nats-server, or run three"
                                    + " servers with drydock.nats.replicas=3.");
        }
        return isBefore(broker.version(), 2, 10)
                ? warning(
                        DURABILITY,
                        "One server holds the stream; version %s writes it to disk every 2 minutes, which cannot be"
                                        .formatted(broker.version())
                                + " changed.",
                        why,
                        "Use NATS 2.10 or newer with sync_interval: 1s, or three servers with drydock.nats.replicas=3.")
                : warning(
                        DURABILITY,
                        "One server holds the stream; how often it writes to disk is not known: every 2 minutes unless"
                                + " sync_interval says otherwise.",
                        why,
                        "Set sync_interval: 1s in the jetstream block of nats-server, and drydock.nats.monitor-url to"
                                + " its monitoring port, so that this can be checked.");
    }

    static boolean isBefore(String version, int major, int minor) {
        var parts = version.split("[.-]");
        try {
            var itsMajor = Integer.parseInt(parts[0]);
            return itsMajor < major || itsMajor == major && Integer.parseInt(parts[1]) < minor;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return false;
        }
    }
}
