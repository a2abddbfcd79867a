package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.e2e.stack.Api.Answer;
import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.HarnessExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody speaks to the controller's address; each service checks for itself who that is. */
@ExtendWith(HarnessExtension.class)
class OneAddressTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SWITCH = "/api/remediation/v1/kill-switch";
    private static final String PROBLEMS = "/api/remediation/v1/problem?project=nothing";

    @ParameterizedTest
    @ValueSource(
            strings = {
                PROBLEMS,
                "/api/lighthouse/v1/history?project=nothing&stage=production&service=helloservice",
                "/api/job-executor/v1/job?project=nothing"
            })
    void shouldReachEachServiceWithATokenThatThatServiceFindsRight(String path, Harness harness) {
        // Given
        var reader = harness.api(harness.token("reader-" + path.hashCode(), "read", "nothing"));
        var reporter = harness.api(harness.token("reporter-" + path.hashCode(), "report-problems", "nothing"));
        var stranger = harness.api("drydock_wrong");

        // When
        var read = reader.get(path);
        var others = reader.get(path.replace("project=nothing", "project=others"));

        // Then
        assertThat(read.status()).as("%s", read).isEqualTo(200);
        assertProblem(others, 403, "other-project");
        assertProblem(reporter.get(path), 403, "missing-scope");
        assertProblem(stranger.get(path), 401, "unauthenticated");
    }

    @Test
    void shouldLetABrowserDoAtEachServiceWhatItsTokenDoes(Harness harness) {
        // Given
        GuardedProject.of(harness, "browsed", "guards: {budget: [3/1h]}");
        var browser = harness.api(harness.token("browser", "read", "browsed")).loggedIn();
        var operator =
                harness.api(harness.token("operator", "operate", "browsed")).loggedIn();
        var stop = "{\"project\": \"browsed\", \"reason\": \"a look\"}";

        // When
        var read = browser.get(PROBLEMS.replace("nothing", "browsed"));
        var stopped = operator.put(SWITCH, stop);
        var lifted = operator.delete(SWITCH + "?project=browsed");

        // Then
        assertThat(read.status()).as("%s", read).isEqualTo(200);
        assertThat(stopped.status()).as("%s", stopped).isEqualTo(200);
        assertThat(lifted.status()).as("%s", lifted).isEqualTo(200);
        assertProblem(browser.put(SWITCH, stop), 403, "missing-scope");
        assertProblem(operator.fromAnotherSite().put(SWITCH, stop), 401, "unauthenticated");
    }

    @Test
    void shouldSayWhichServiceIsAwayAndReachItAgainOnceItIsBack(Harness harness) {
        // Given
        harness.remediation().kill();

        // When
        var meanwhile = harness.api().get(PROBLEMS);
        harness.remediation().restart();

        // Then
        assertProblem(meanwhile, 502, "unreachable-service");
        assertThat(meanwhile.text("detail")).contains("remediation-service");
        await("it is reached again")
                .atMost(SOON)
                .until(() -> harness.api().get(PROBLEMS).status() == 200);
    }

    private static void assertProblem(Answer answer, int status, String reason) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.text("reason")).isEqualTo(reason);
    }
}
