package dev.drydock.shipyard.domain.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackedChartTest {
    @ParameterizedTest
    @CsvSource({"helm/carts.tgz, helm/carts/", "carts/helm/carts.tgz, carts/helm/carts/"})
    void shouldLieInTheFolderOfItsName(String path, String folder) {
        assertThat(PackedChart.at(path).orElseThrow().folder()).isEqualTo(folder);
        assertThat(PackedChart.at(path).orElseThrow().name()).isEqualTo("carts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"charts/carts.tgz", "helm/carts.tgza", "helmy/carts.tgz", "helm/.tgz/x", "helm.tgz"})
    void shouldBeNoneElsewhere(String path) {
        assertThat(PackedChart.at(path)).isEmpty();
    }
}
