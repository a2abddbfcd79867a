package dev.drydock.jobs.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.jobs.Orders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HardeningTest {
    private static final Orders ORDERS = new Orders("f2b878d3-03c0-4e8f-bc3f-454bc1b3d79d", "here");

    @Test
    void shouldBeSafeWhenATaskSaysNothing() {
        var hardening = of("", false);
        assertThat(hardening.user()).isEqualTo(1000);
        assertThat(hardening.nonRoot()).isTrue();
        assertThat(hardening.readOnlyRoot()).isTrue();
        assertThat(hardening.escalation()).isFalse();
        assertThat(hardening.privileged()).isFalse();
        assertThat(hardening.drop()).containsExactly("ALL");
    }

    @Test
    void shouldTakeOverWhatATaskSaysAndKeepTheRest() {
        var hardening = of("""
                securityContext:
                  runAsUser: 2000
                  readOnlyRootFilesystem: false
                  capabilities:
                    add: ["NET_BIND_SERVICE"]
                    drop: ["KILL"]
                """, false);
        assertThat(hardening.user()).isEqualTo(2000);
        assertThat(hardening.group()).isEqualTo(1000);
        assertThat(hardening.readOnlyRoot()).isFalse();
        assertThat(hardening.nonRoot()).isTrue();
        assertThat(hardening.add()).containsExactly("NET_BIND_SERVICE");
        assertThat(hardening.drop()).containsExactly("KILL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "privileged: true | privileged",
                "capabilities: {add: [SYS_ADMIN]} | the capability SYS_ADMIN",
                "procMount: Unmasked | procMount Unmasked",
                "seccompProfile: {type: Unconfined} | seccompProfile Unconfined"
            })
    void shouldLetTheOperatorDecideWhenATaskCouldReachOutOfItsContainer(String key, String named) {
        var yaml = "securityContext:\n  " + key;
        assertThatThrownBy(() -> of(yaml, false))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContainingAll(named, "drydock.job-executor.allow-privileged");
        assertThat(of(yaml, true)).isNotNull();
    }

    @Test
    void shouldRefuseWhenRootIsMeantAndExcluded() {
        assertThatThrownBy(() -> of("securityContext:\n  runAsUser: 0", true))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining("runAsNonRoot: false");
        assertThat(of("securityContext:\n  runAsUser: 0\n  runAsNonRoot: false", false)
                        .user())
                .isZero();
    }

    private static Hardening of(String yaml, boolean allowPrivileged) {
        return Hardening.of(
                ORDERS.task("image: some/image\ncmd: [\"true\"]\n" + yaml).task(), allowPrivileged);
    }
}
