package dev.drydock.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pods keep to the restricted profile, and one service alone may ask something of the API server. */
class LeastPrivilegeTest {
    @ParameterizedTest
    @MethodSource("dev.drydock.deploy.Chart#choices")
    void podsAreRestricted(List<Path> values) {
        var objects = Chart.objects(Chart.NEWEST, values);

        assertThat(Chart.pods(objects)).hasSizeGreaterThanOrEqualTo(4).allSatisfy(pod -> {
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(elements(pod.path("containers"))).isNotEmpty().allSatisfy(container -> {
                var context = container.path("securityContext");
                assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                assertThat(context.path("allowPrivilegeEscalation").asBoolean(true))
                        .isFalse();
                assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            });
        });
    }

    @ParameterizedTest
    @MethodSource("dev.drydock.deploy.Chart#choices")
    void onlyTheJobExecutorHasATokenOfTheApiServer(List<Path> values) {
        assertThat(Chart.pods(Chart.objects(Chart.NEWEST, values))
                        .filter(pod -> pod.path("automountServiceAccountToken").asBoolean(true))
                        .map(pod -> pod.at("/containers/0/name").asText()))
                .containsExactly("job-executor");
    }

    @Test
    void rolesAreOfTheNamespaceWhereJobsRun() {
        var objects = Chart.objects(Chart.NEWEST, List.of());

        assertThat(objects).noneMatch(object -> Chart.kind(object).startsWith("ClusterRole"));
        assertThat(objects.stream().filter(object -> Chart.kind(object).equals("Role")))
                .extracting(role -> role.at("/metadata/namespace").asText())
                .containsExactly("drydock-jobs");
    }

    /** Who may not make roles has somebody make them. */
    @Test
    void rolesMayBeMadeBySomebodyElse() {
        var settings = Map.of("jobExecutor.jobs.createNamespace", "false", "jobExecutor.jobs.createRoles", "false");

        assertThat(Chart.parse(Chart.render(Chart.NEWEST, List.of(), settings)))
                .extracting(Chart::kind)
                .contains("ServiceAccount")
                .doesNotContain("Namespace", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding");
    }

    @Test
    void anyNamespaceHasToBeAskedFor() {
        assertThat(Chart.objects(Chart.NEWEST, List.of(Chart.EVERYTHING)))
                .filteredOn(object -> Chart.kind(object).equals("ClusterRoleBinding"))
                .singleElement()
                .satisfies(binding ->
                        assertThat(binding.at("/subjects/0/name").asText()).isEqualTo("drydock-job-executor"));
    }

    /** What drains a service must end before Kubernetes kills it. */
    @Test
    void podsHaveTheTimeToStop() {
        var shutdown = Chart.read(Chart.FOLDER.resolve("values.yaml")).path("shutdown");

        assertThat(shutdown.path("gracePeriod").asInt())
                .isGreaterThan(shutdown.path("delay").asInt()
                        + shutdown.path("timeout").asInt());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
