package dev.drydock.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.kit.rest.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallerTest {
    private final Caller limited = new Caller("ci", Set.of(TokenScope.READ), Optional.of(Set.of("a", "b")));

    @ParameterizedTest
    @EnumSource(TokenScope.class)
    void shouldLetAnAdminDoAllButReadTheValuesOfSecrets(TokenScope scope) {
        var admin = Caller.ofAll("root", TokenScope.ADMIN);

        assertThat(admin.has(scope)).isEqualTo(scope != TokenScope.INTERNAL);
    }

    @ParameterizedTest
    @EnumSource(TokenScope.class)
    void shouldHoldNoOtherScopeThanItsOwn(TokenScope scope) {
        assertThat(limited.has(scope)).isEqualTo(scope == TokenScope.READ);
    }

    @ParameterizedTest
    @EnumSource(TokenScope.class)
    void shouldLetAMonitoringToolReportAndNothingElse(TokenScope scope) {
        // Given
        var any = Caller.ofAll("tools", TokenScope.REPORT_PROBLEMS);
        var one = Caller.ofAll("grafana", TokenScope.REPORT_GRAFANA);
        var sender = Caller.ofAll("ci", TokenScope.SEND_EVENTS);

        // Then
        assertThat(any.has(scope)).isEqualTo(scope.reports());
        assertThat(one.has(scope)).isEqualTo(scope == TokenScope.REPORT_GRAFANA);
        assertThat(sender.has(scope)).isEqualTo(scope.reports() || scope == TokenScope.SEND_EVENTS);
    }

    @Test
    void shouldShowOnlyItsProjects() {
        assertThat(limited.shown(null).orElseThrow()).containsExactlyInAnyOrder("a", "b");
        assertThat(limited.shown("a")).contains(List.of("a"));
        assertThatThrownBy(() -> limited.shown("c"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo("other-project"))
                .hasMessage("The token 'ci' is not for project 'c', only for a, b.");
        assertThat(Caller.ofAll("all", TokenScope.READ).shown(" ")).isEmpty();
    }

    @Test
    void shouldRefuseALimitedTokenWhereAllProjectsAreConcerned() {
        assertThatThrownBy(() -> limited.requireAllProjects("GET /x"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo("limited-token"));
        Caller.ofAll("all", TokenScope.READ).requireAllProjects("GET /x");
    }
}
