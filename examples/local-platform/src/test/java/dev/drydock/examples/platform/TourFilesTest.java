package dev.drydock.examples.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.model.Parsed;
import dev.drydock.model.job.JobConfigParser;
import dev.drydock.model.remediation.RemediationParser;
import dev.drydock.model.shipyard.ShipyardParser;
import dev.drydock.model.sli.SliParser;
import dev.drydock.model.slo.SloParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the self-healing tour are what Drydock takes, without a problem or a doubt. */
class TourFilesTest {
    private static final Path TOUR = Path.of("../self-healing-tour");

    @ParameterizedTest
    @ValueSource(strings = {"qa", "production"})
    void shouldTakeTheFilesOfAStage(String stage) throws Exception {
        // Given
        var service = stage + "/helloservice/";

        // When
        var parsed = List.of(
                parse(service + "slo.yaml", SloParser::parse),
                parse(service + "prometheus/sli.yaml", SliParser::parse),
                parse(service + "job/config.yaml", JobConfigParser::parse));

        // Then
        assertThat(parsed).allSatisfy(TourFilesTest::isFlawless);
    }

    @Test
    void shouldTakeTheShipyardAndTheRemediation() throws Exception {
        // Given
        var shipyard = "main/shipyard.yaml";
        var remediation = "production/helloservice/remediation.yaml";

        // When
        var parsed = List.of(parse(shipyard, ShipyardParser::parse), parse(remediation, RemediationParser::parse));

        // Then
        assertThat(parsed).allSatisfy(TourFilesTest::isFlawless);
    }

    @Test
    void shouldReadThePackedChart(@TempDir Path folder) throws Exception {
        // Given
        var source = TOUR.resolve("charts/helloservice");
        var first = ChartPackage.write(source, folder.resolve("first.tgz"));

        // When
        var second = ChartPackage.write(source, folder.resolve("second.tgz"));

        // Then
        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(Chart.read(first).name()).isEqualTo("helloservice");
        assertThat(Chart.read(first).values())
                .containsEntry("replicaCount", "1")
                .containsEntry("image", "drydock/helloservice:v0.1.0")
                .containsEntry("service.port", "80");
    }

    @Test
    void shouldSayWhatIsWrongWhenAChartIsNoArchive(@TempDir Path folder) throws Exception {
        // Given
        var file = Files.writeString(folder.resolve("chart.tgz"), "this is text");

        // When
        var reading = assertThatThrownBy(() -> Chart.read(file));

        // Then
        reading.isInstanceOf(PlatformRefusal.class).hasMessageContaining("cannot read the chart " + file);
    }

    private static Parsed<?> parse(String file, BiFunction<String, String, ? extends Parsed<?>> parser)
            throws Exception {
        return parser.apply(file, Files.readString(TOUR.resolve(file)));
    }

    private static void isFlawless(Parsed<?> parsed) {
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.warnings()).isEmpty();
    }
}
