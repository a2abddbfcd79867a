package dev.drydock.evaluation.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Scope;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class MonitoringFilesTest {
    private static final List<Scope> ALIKE = List.of(
            new Scope("a-b", "c", "d"),
            new Scope("a", "b-c", "d"),
            new Scope("a", "b", "c-d"),
            new Scope("a", "b", "c--d"),
            new Scope("a-b-c", "d", "e"),
            new Scope("a", "b-c-d", "e"),
            new Scope("a", "b", "c-D"),
            new Scope("a", "b", "c_d"),
            new Scope("a", "b", "c.d"));

    @Test
    void shouldNameTheFilesOfNoTwoServicesAlike() {
        assertThat(ALIKE.stream().map(MonitoringFiles::name)).doesNotHaveDuplicates();
        assertThat(MonitoringFiles.name(new Scope("shop", "qa", "cart-api"))).isEqualTo("shop-qa-cart-api.yaml");
        assertThat(MonitoringFiles.formerName(new Scope("shop", "qa", "cart-api")))
                .isEmpty();
        assertThat(MonitoringFiles.formerName(new Scope("my-shop", "qa", "cart")))
                .contains("my-shop-qa-cart.yaml");
    }

    @Test
    void shouldNameNoTwoJobsAlikeAndLabelThemAsTheQueriesSelect() {
        assertThat(ALIKE.stream().flatMap(scope -> jobs(scope).stream()).map(job -> job.get("job_name")))
                .doesNotHaveDuplicates();
        assertThat(jobs(new Scope("shop", "qa", "cart")).get(0)).containsEntry("job_name", "cart-shop-qa-canary");
        assertThat(MonitoringFiles.scrapeJobs(new Scope("my-shop", "qa", "cart"), AlertSettings.USUAL))
                .contains("job: cart-my-shop-qa-canary");
    }

    @Test
    void shouldNameNoTwoResourcesAlike() {
        var name = Pattern.compile("  name: (drydock-[a-z0-9-]*[a-z0-9])\n");
        var long1 = new Scope("a", "b", "c".repeat(300));
        var long2 = new Scope("a", "b", "c".repeat(301));
        assertThat(Stream.concat(ALIKE.stream(), Stream.of(long1, long2))
                        .map(scope -> MonitoringFiles.prometheusRule(new AlertRules(scope, List.of(), List.of())))
                        .map(file -> name.matcher(file)
                                .results()
                                .findFirst()
                                .orElseThrow()
                                .group(1)))
                .doesNotHaveDuplicates()
                .allMatch(one -> one.length() <= 253);
    }

    @Test
    void shouldKnowWhatItHasWritten() {
        var scope = new Scope("my-shop", "qa", "cart");
        var rules = new AlertRules(scope, List.of(), List.of());
        assertThat(MonitoringFiles.rules(rules)).contains(MonitoringFiles.marksOfRules(scope));
        assertThat(MonitoringFiles.prometheusRule(rules)).contains(MonitoringFiles.marksOfRules(scope));
    }

    @SuppressWarnings("unchecked") // as it was written
    private static List<Map<String, Object>> jobs(Scope scope) {
        Map<String, Object> file = new Yaml().load(MonitoringFiles.scrapeJobs(scope, AlertSettings.USUAL));
        return (List<Map<String, Object>>) file.get("scrape_configs");
    }
}
