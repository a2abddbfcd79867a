package dev.drydock.featureflag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drydock.providercheck.Ground;
import dev.drydock.providercheck.domain.Finding;
import dev.drydock.providercheck.domain.Finding.Verdict;
import dev.drydock.providercheck.domain.Limits;
import dev.drydock.providercheck.domain.Question;
import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.sdk.OpenFeatureAPI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlagFileTest {
    private static final String FLAGS = """
            {
              "$schema": "https://flagd.dev/schema/v0/flags.json",
              "flags": {
                "Promotion": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "on"},
                "Checkout": {"state": "ENABLED", "variants": {"new": true, "old": false}, "defaultVariant": "new"},
                "Colour": {
                  "state": "ENABLED",
                  "variants": {"red": "#f00", "blue": "#00f"},
                  "defaultVariant": "red",
                  "targeting": {"if": [{"ends_with": [{"var": "email"}, "@example.com"]}, "blue", null]}
                }
              },
              "metadata": {"owner": "team-cart"}
            }
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("flags.json");
        Files.writeString(file, FLAGS);
    }

    @Test
    void shouldSwitchByVariantByBooleanAndByState() throws IOException {
        assertThat(apply(Map.of("Promotion", "off"))).containsExactly("Promotion: on → off");
        assertThat(apply(Map.of("Promotion", false))).containsExactly("Promotion: off already");
        assertThat(apply(Map.of("Checkout", false))).containsExactly("Checkout: new → old");
        assertThat(apply(Map.of("Checkout", Map.of("variant", "new", "state", "DISABLED"))))
                .containsExactly("Checkout: old → DISABLED");
        assertThat(apply(Map.of("Colour", "blue")))
                .containsExactly("Colour: red → blue (but its targeting still decides for some)");
        assertThat(Files.readString(file)).contains("\"owner\" : \"team-cart\"", "\"ends_with\"");
    }

    @Test
    void shouldSwitchAllOrNothingAndSayWhatThereIs() throws IOException {
        assertThatThrownBy(() -> apply(Map.of("Promotion", "off", "Nope", "off")))
                .hasMessageContaining("Expected the flag 'Nope'")
                .hasMessageContaining("Checkout, Colour, Promotion");
        assertThatThrownBy(() -> apply(Map.of("Colour", "green")))
                .hasMessageContaining("a variant 'green', but it has: blue, red");
        assertThatThrownBy(() -> apply(Map.of("Colour", true))).hasMessageContaining("it has: blue, red");
        assertThatThrownBy(() -> apply(Map.of("Colour", Map.of("state", "OFF"))))
                .hasMessageContaining("ENABLED or DISABLED");
        assertThatThrownBy(() -> apply(Map.of("Colour", 3))).hasMessageContaining("as in {Promotion: off}");
        assertThat(Files.readString(file)).isEqualTo(FLAGS);
    }

    @Test
    void shouldSayWhereAFileIsBroken() throws IOException {
        Files.writeString(file, "{\"flags\": {\n  oops\n}}");
        assertThatThrownBy(() -> apply(Map.of("Promotion", "off"))).hasMessageContaining("flags.json:2:");
        Files.delete(file);
        assertThatThrownBy(() -> apply(Map.of("Promotion", "off"))).hasMessageContaining("there is no such file");
    }

    @Test
    void shouldBeServedByFlagdsOwnEvaluationAsSwitchedAndAsTakenBack() throws Exception {
        // Given
        var api = OpenFeatureAPI.getInstance();
        api.setProviderAndWait(new FlagdProvider(FlagdOptions.builder()
                .resolverType(Config.Resolver.FILE)
                .offlineFlagSourcePath(file.toString())
                .offlinePollIntervalMs(200)
                .deadline(30_000)
                .build()));
        try {
            var client = api.getClient();
            assertThat(client.getBooleanValue("Promotion", false)).isTrue();

            // When, Then
            apply(Map.of("Promotion", "off"));
            await().atMost(Duration.ofSeconds(20)).until(() -> !client.getBooleanValue("Promotion", true));
            apply(Map.of("Promotion", "on"));
            await().atMost(Duration.ofSeconds(20)).until(() -> client.getBooleanValue("Promotion", false));
        } finally {
            api.shutdown();
        }
    }

    @Test
    void shouldKeepToTheContractOfActionProviders() throws IOException {
        // Given
        var place = Files.createDirectories(folder.resolve("drydock-check"));
        Files.writeString(place.resolve("provider.json"), FLAGS);
        var command = List.of(
                "env",
                "FLAGS_FILE=" + folder + "/{project}/{service}.json",
                "ANSWERS=" + folder.resolve("answers"),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        var question = new Question(
                "action", Optional.of("featuretoggle"), Map.of("Promotion", "off"), "slow", Question.NOWHERE);
        var findings = new ArrayList<Finding>();

        // When
        try (var ground = Ground.of(command, folder)) {
            ground.check(question, Limits.USUAL, findings::add);
        }

        // Then
        assertThat(findings).hasSizeGreaterThan(20).allMatch(finding -> finding.verdict() == Verdict.OK);
        assertThat(Files.readString(place.resolve("provider.json"))).contains("\"defaultVariant\" : \"off\"");
    }

    private List<String> apply(Object value) throws IOException {
        return new FlagFile(file)
                .apply(Switch.of(value)).stream().map(Change::sentence).toList();
    }
}
