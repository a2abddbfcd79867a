package dev.drydock.shipyard.domain.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceFoldersTest {
    @Test
    void shouldTakeAFolderForAServiceWhateverIsInIt() {
        assertThat(ServiceFolders.in(List.of(
                        "shipyard.yaml",
                        "carts/metadata.yaml",
                        "orders/charts/orders.tgz",
                        "shop/job/config.yaml",
                        "shop/prometheus/sli.yaml",
                        ".github/workflows/check.yaml")))
                .containsExactlyInAnyOrder("carts", "orders", "shop");
    }

    @Test
    void shouldNotTakeWhatAStageHasForAService() {
        assertThat(ServiceFolders.in(List.of(
                        "carts/slo.yaml",
                        "job/config.yaml",
                        "prometheus/sli.yaml",
                        "dynatrace/sli.yaml",
                        "dynatrace/dynatrace.conf.yaml",
                        "webhook/webhook.yaml")))
                .containsExactly("carts");
    }

    @Test
    void shouldTakeAServiceForOneThatIsCalledLikeAFolderOfAStage() {
        assertThat(ServiceFolders.in(List.of(
                        "job/config.yaml", "job/metadata.yaml", "prometheus/sli.yaml", "prometheus/remediation.yaml")))
                .containsExactlyInAnyOrder("job", "prometheus");
    }
}
