package dev.drydock.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What to measure and for how long.
 *
 * @param cases of {@code race}, {@code queue}, {@code stored} and {@code scaling}
 * @param engines which take part in the race
 * @param inFlight how many sequences at once
 * @param storedEvents how many events to search in
 * @param queued how many sequences to queue on one service
 * @param output the page to write to
 * @param controller the packaged controller's {@code quarkus-run.jar}
 * @param jvm further options for the controller's JVM
 */
record Options(
        Set<String> cases,
        Set<String> engines,
        int rounds,
        int inFlight,
        Duration warmUp,
        Duration window,
        Duration single,
        Duration idle,
        int storedEvents,
        int queued,
        Path output,
        Path controller,
        List<String> jvm) {
    private static final Set<String> NAMES =
            Set.of("--quick", "--cases", "--engines", "--rounds", "--in-flight", "--output", "--controller", "--jvm");
    private static final String CONTROLLER = "shipyard-controller/app/target/quarkus-app/quarkus-run.jar";

    /** @throws IllegalArgumentException with what is wrong */
    static Options of(Path repository, String... arguments) {
        var given = Arrays.asList(arguments);
        var quick = given.contains("--quick");
        var cases = set(value(given, "--cases", "race,queue,stored"));
        var page = cases.equals(Set.of("scaling")) ? "scaling.md" : "performance.md";
        var output = (quick ? "bench/target/" : "docs/") + page;
        for (var argument : given) {
            if (!NAMES.contains(argument.split("=", 2)[0])) {
                throw new IllegalArgumentException("unknown option " + argument);
            }
        }
        return new Options(
                cases,
                set(value(given, "--engines", "drydock,conductor,restate")),
                Integer.parseInt(value(given, "--rounds", quick ? "1" : "3")),
                Integer.parseInt(value(given, "--in-flight", "50")),
                Duration.ofSeconds(quick ? 15 : 30),
                Duration.ofSeconds(quick ? 10 : 20),
                Duration.ofSeconds(quick ? 5 : 10),
                Duration.ofSeconds(quick ? 10 : 20),
                quick ? 100_000 : 1_000_000,
                quick ? 1_000 : 10_000,
                repository.resolve(value(given, "--output", output)),
                repository
                        .resolve(value(given, "--controller", CONTROLLER))
                        .toAbsolutePath()
                        .normalize(),
                given.stream()
                        .filter(argument -> argument.startsWith("--jvm="))
                        .map(argument -> argument.substring("--jvm=".length()))
                        .toList());
    }

    private static String value(List<String> given, String name, String otherwise) {
        return given.stream()
                .filter(argument -> argument.startsWith(name + "="))
                .map(argument -> argument.substring(name.length() + 1))
                .reduce((earlier, later) -> later)
                .orElse(otherwise);
    }

    private static Set<String> set(String names) {
        return Set.of(names.split(","));
    }
}
