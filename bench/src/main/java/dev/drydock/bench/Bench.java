package dev.drydock.bench;

import dev.drydock.bench.conductor.Conductor;
import dev.drydock.bench.contender.Entrant;
import dev.drydock.bench.drydock.Drydock;
import dev.drydock.bench.drydock.QueueCase;
import dev.drydock.bench.drydock.ScalingCase;
import dev.drydock.bench.drydock.StoredEventsCase;
import dev.drydock.bench.measure.Disk;
import dev.drydock.bench.measure.Machine;
import dev.drydock.bench.report.Page;
import dev.drydock.bench.report.Results;
import dev.drydock.bench.restate.Restate;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The whole run. */
public final class Bench {
    private final Options options;
    private final Path work;
    private final Drydock drydock;
    private final List<Entrant> entrants;
    private final List<String> skipped = new ArrayList<>();
    private final Results results = new Results();
    private final StringBuilder sections = new StringBuilder();

    private Bench(Path repository, Path conductorJar, Options options) {
        this.options = options;
        work = repository.resolve("bench/target/work").toAbsolutePath().normalize();
        drydock = new Drydock(options.controller(), options.jvm());
        entrants = List.of(
                drydock,
                new Conductor(conductorJar),
                new Restate(repository.resolve("bench/restate").toAbsolutePath().normalize()));
    }

    /** @param arguments the repository, Conductor's jar, then what the user gave */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var repository = Path.of(arguments[0]);
        var given = List.of(arguments).subList(2, arguments.length).toArray(String[]::new);
        Bench bench = null;
        try {
            bench = new Bench(repository, Path.of(arguments[1]), Options.of(repository, given));
        } catch (IllegalArgumentException e) {
            System.err.println("Error: " + e.getMessage() + "\n  What to do: bench/run --help");
            System.exit(2);
        }
        bench.runAlone();
    }

    /** Two at once would measure each other. */
    private void runAlone() throws IOException, InterruptedException {
        Files.createDirectories(work.getParent());
        try (var file = FileChannel.open(
                        work.resolveSibling("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = file.tryLock()) {
            if (lock == null) {
                System.err.println("Error: Expected to measure alone, but another bench/run is not done yet");
                System.exit(1);
            }
            run();
        }
    }

    private void run() throws IOException, InterruptedException {
        drydock.missing().ifPresent(why -> {
            throw new IllegalStateException(why);
        });
        var loadBefore = Machine.loadAverage();
        if (options.cases().contains("race")) {
            race();
        }
        if (options.cases().contains("queue")) {
            say("== " + options.queued() + " queued sequences");
            section(QueueCase.run(drydock, fresh(), options.queued(), options.idle()));
        }
        if (options.cases().contains("stored")) {
            say("== " + options.storedEvents() + " stored events");
            section(StoredEventsCase.run(drydock, fresh(), options.storedEvents()));
        }
        if (options.cases().contains("scaling")) {
            say("== scaling");
            section(ScalingCase.run(
                    drydock,
                    this::fresh,
                    options.inFlight(),
                    options.warmUp(),
                    options.window(),
                    options.storedEvents()));
        }
        var text = head(loadBefore) + sections;
        System.out.println();
        System.out.println(text);
        new Page(options.output()).replaceMeasured(text);
        say("written to " + options.output().normalize());
        delete(work);
    }

    private void race() throws IOException, InterruptedException {
        var taking = new ArrayList<Entrant>();
        for (var entrant : entrants) {
            if (!options.engines().contains(entrant.name().toLowerCase(Locale.ROOT))) {
                continue;
            }
            entrant.missing()
                    .ifPresentOrElse(
                            why -> {
                                skipped.add(entrant.name() + ": " + why);
                                System.err.println("!! SKIPPED " + entrant.name() + ": " + why);
                            },
                            () -> taking.add(entrant));
        }
        for (var round = 1; round <= options.rounds(); round++) {
            for (var entrant : taking) {
                say("== round %d of %d: %s (load average %s)"
                        .formatted(round, options.rounds(), entrant.name(), Machine.loadAverage()));
                var found = Round.of(entrant, fresh(), options, round == 1);
                found.forEach((metric, value) -> say("   %-55s %s".formatted(metric.label(), metric.format(value))));
                results.add(entrant.name(), found);
            }
        }
        section("### Sequences of four tasks, side by side\n\n"
                + "Medians of %d interleaved rounds, %d sequences in flight; idle was measured in the first.\n\n"
                        .formatted(options.rounds(), options.inFlight())
                + results.table());
    }

    private String head(String loadBefore) {
        var machine = Machine.here();
        var lines = new ArrayList<String>();
        lines.add(
                "%s, %d cores, %s, %s.".formatted(machine.cpu(), machine.cores(), machine.memory(), machine.system()));
        lines.add("Load average before the run %s, after it %s.".formatted(loadBefore, Machine.loadAverage()));
        lines.add("Disk: " + Disk.under(work.getParent()) + ".");
        lines.add("Java " + Runtime.version() + "; " + Machine.firstLine("nats-server", "--version")
                + "; PostgreSQL with fsync and synchronous_commit on.");
        lines.add("");
        for (var entrant : entrants) {
            var takesPart = entrant == drydock || options.cases().contains("race");
            if (takesPart && entrant.missing().isEmpty()) {
                lines.add("- " + entrant.name() + ": " + entrant.description());
            }
        }
        skipped.forEach(line -> lines.add("- **skipped** " + line));
        return "## Results\n\n" + String.join("\n", lines) + "\n\n";
    }

    private void section(String text) {
        sections.append(text.strip()).append("\n\n");
    }

    private Path fresh() throws IOException {
        delete(work);
        return Files.createDirectories(work);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
