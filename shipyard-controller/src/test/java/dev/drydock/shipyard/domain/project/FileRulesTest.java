package dev.drydock.shipyard.domain.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.model.FileProblem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileRulesTest {
    private static final byte[] WRONG = "nonsense: [1\n".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "helloservice/remediation.yaml",
                "remediation.yaml",
                "helloservice/slo.yaml",
                "helloservice/prometheus/sli.yaml",
                "job/config.yaml",
                "helloservice/job/config.yaml"
            })
    void shouldFindTheMistakeWhenAFileHasAMeaningByItsName(String path) {
        // When
        var problems = FileRules.problems(false, path, WRONG);

        // Then
        assertThat(problems).isNotEmpty().extracting(FileProblem::file).containsOnly(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "helloservice/values.yaml",
                "config.yaml",
                "myjob/config.yaml",
                "shipyard.yaml",
                "a/shipyard.yaml"
            })
    void shouldTakeAnythingWhenAFileHasNoMeaningThere(String path) {
        // When
        var problems = FileRules.problems(false, path, WRONG);

        // Then
        assertThat(problems).isEmpty();
    }

    @Test
    void shouldCheckTheShipyardWhenItIsAtTheProjectsLevel() {
        // When
        var problems = FileRules.problems(true, "shipyard.yaml", WRONG);

        // Then
        assertThat(problems).isNotEmpty();
    }

    @Test
    void shouldSayTheEncodingWhenAFileIsNoText() {
        // When
        var problems = FileRules.problems(false, "slo.yaml", new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        // Then
        assertThat(problems)
                .extracting(FileProblem::toString)
                .containsExactly("slo.yaml:1:1: the byte 0xFF is no UTF-8 text; save the file in that encoding");
    }
}
