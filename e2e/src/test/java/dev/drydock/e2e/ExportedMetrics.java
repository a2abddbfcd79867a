package dev.drydock.e2e;

import dev.drydock.e2e.stack.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Drydock's own metrics: their names, each with its labels and the values that these have.
 *
 * @param labels by metric, then by label
 */
record ExportedMetrics(Map<String, Map<String, Set<String>>> labels) {
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (drydock_\\w+) (\\w+)$");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(drydock_\\w+?)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(drydock_\\w+)` \\| ([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    /** What Prometheus and Micrometer make of a histogram. */
    private static final Pattern OF_A_HISTOGRAM = Pattern.compile("_(bucket|sum|count|max)$");

    private static final String BOUND = "le";
    private static final String COMPONENT = "component";

    /** What these services tell of themselves now. */
    static ExportedMetrics of(Collection<ServiceProcess> services) {
        var exported = new ExportedMetrics(new TreeMap<>());
        services.forEach(service -> exported.take(scrape(service)));
        return exported;
    }

    /** What docs/observability.md says that there is, in the same form as {@link #names}. */
    static Map<String, Set<String>> documented() {
        try {
            var rows = new TreeMap<String, Set<String>>();
            ROW.matcher(Files.readString(Path.of("..", "docs", "observability.md")))
                    .results()
                    .forEach(row -> rows.put(row.group(1), names(row.group(2))));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The labels of each metric, but for the component, which all from PostgreSQL have. */
    Map<String, Set<String>> names() {
        var names = new TreeMap<String, Set<String>>();
        labels.forEach((metric, values) -> names.put(metric, withoutComponent(values.keySet())));
        return names;
    }

    /** All values of a label, whatever the metric. */
    Set<String> values(String label) {
        var all = new TreeSet<String>();
        labels.values().forEach(of -> all.addAll(of.getOrDefault(label, Set.of())));
        return all;
    }

    private void take(String scraped) {
        var histograms = new TreeSet<String>();
        TYPE.matcher(scraped)
                .results()
                .filter(type -> type.group(2).equals("histogram"))
                .forEach(type -> histograms.add(type.group(1)));
        SAMPLE.matcher(scraped).results().forEach(sample -> {
            var base = OF_A_HISTOGRAM.matcher(sample.group(1)).replaceFirst("");
            var metric = histograms.contains(base) ? base : sample.group(1);
            var known = labels.computeIfAbsent(metric, ignored -> new TreeMap<>());
            if (sample.group(2) != null) {
                LABEL.matcher(sample.group(2))
                        .results()
                        .filter(label -> !label.group(1).equals(BOUND))
                        .forEach(label -> known.computeIfAbsent(label.group(1), ignored -> new TreeSet<>())
                                .add(label.group(2)));
            }
        });
    }

    private static Set<String> names(String column) {
        var names = new TreeSet<String>();
        NAME.matcher(column).results().forEach(name -> names.add(name.group(1)));
        return withoutComponent(names);
    }

    private static Set<String> withoutComponent(Set<String> names) {
        var others = new TreeSet<>(names);
        others.remove(COMPONENT);
        return others;
    }

    private static String scrape(ServiceProcess service) {
        try {
            var request = HttpRequest.newBuilder(URI.create(service.url() + "/q/metrics"))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
