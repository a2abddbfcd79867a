package dev.drydock.bench.drydock;

import dev.drydock.bench.measure.ClosedLoop;
import dev.drydock.bench.measure.Load;
import dev.drydock.bench.report.MarkdownTable;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a sequence costs with more controllers, projects, subscribers and stored events, each on a fresh installation. */
public final class ScalingCase {
    private static final String SUBJECT = "sh.keptn.event.deployment.triggered";

    private ScalingCase() {}

    /** Gives an empty folder at each call. */
    public interface Folders {
        Path fresh() throws IOException;
    }

    private interface Preparation {
        void on(RunningDrydock drydock) throws IOException, JetStreamApiException, SQLException;
    }

    private record Condition(String name, int controllers, Preparation preparation) {
        Condition(String name, Preparation preparation) {
            this(name, 1, preparation);
        }

        Duration warmUp(Duration ofOne) {
            return ofOne.multipliedBy((long) controllers * controllers);
        }
    }

    /**
     * Measures one condition after the other.
     *
     * @param warmUp how long one controller runs unmeasured; of two, each has half of the sequences and half of the CPU to
     *     compile by, so that they take four times as long, and three nine times
     * @param events how many are stored in the last one
     * @return a section of the report
     */
    public static String run(
            Drydock entrant, Folders folders, int inFlight, Duration warmUp, Duration window, int events)
            throws IOException {
        var table = new MarkdownTable(List.of(
                "",
                "sequences/s",
                "p50, ms",
                "p99, ms",
                "CPU of controllers, ms",
                "of PostgreSQL, ms",
                "of NATS, ms",
                "commits"));
        for (var condition : conditions(events)) {
            try (var drydock = entrant.open(folders.fresh())) {
                condition.preparation().on(drydock);
                var load = ClosedLoop.run(drydock::sequence, inFlight, condition.warmUp(warmUp), window, drydock::cost);
                var row = row(condition.name(), load);
                System.out.println("   " + String.join(" | ", row));
                table.row(row);
            } catch (SQLException | JetStreamApiException e) {
                throw new IllegalStateException("Expected to prepare '" + condition.name() + "', but: " + e, e);
            }
        }
        return "### What a sequence of four tasks costs\n\n"
                + "%d in flight over REST, 300 services. CPU and commits are of one sequence.\n\n".formatted(inFlight)
                + table;
    }

    private static List<Condition> conditions(int events) {
        return List.of(
                new Condition("one controller, one project", drydock -> {}),
                new Condition("two controllers", 2, RunningDrydock::addController),
                new Condition("three controllers", 3, drydock -> {
                    drydock.addController();
                    drydock.addController();
                }),
                new Condition("100 projects", drydock -> drydock.spreadOver(100)),
                new Condition("10 subscribers more", drydock -> subscribe(drydock, 10)),
                new Condition("50 subscribers more", drydock -> subscribe(drydock, 50)),
                new Condition(String.format(Locale.ROOT, "%,d events stored", events), drydock -> {
                    ClosedLoop.run(drydock::sequence, 4, Duration.ofSeconds(1), Duration.ofSeconds(5), drydock::cost);
                    EventStock.fill(drydock.database(), events);
                }));
    }

    private static void subscribe(RunningDrydock drydock, int subscribers) throws IOException, JetStreamApiException {
        for (var number = 0; number < subscribers; number++) {
            drydock.addSubscriber("subscriber-" + number, SUBJECT);
        }
    }

    private static List<String> row(String name, Load load) {
        var count = load.trips().size();
        var cost = load.cost();
        var cells = new ArrayList<>(List.of(name, format("%.0f", load.perSecond())));
        cells.add(format("%.0f", load.whole().millis(50)));
        cells.add(format("%.0f", load.whole().millis(99)));
        cells.add(format("%.2f", cost.engineSeconds() * 1000 / count));
        cells.add(format("%.2f", cost.storeSeconds() * 1000 / count));
        cells.add(format("%.2f", cost.brokerSeconds() * 1000 / count));
        cells.add(format("%.2f", cost.commits() / count));
        return cells;
    }

    private static String format(String form, double value) {
        return String.format(Locale.ROOT, form, value);
    }
}
