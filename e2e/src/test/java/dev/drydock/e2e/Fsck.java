package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.e2e.stack.Api;
import java.time.Duration;

/** The controller's own proof that every accepted event is accounted for. */
final class Fsck {
    private static final String CLEAN = "{\"clean\":true,\"findings\":[]}";
    private static final Duration WITHIN = Duration.ofSeconds(100);
    private static final Duration NOW_AND_THEN = Duration.ofMillis(500);

    private Fsck() {}

    static void awaitClean(Api controller) {
        await("nothing is amiss")
                .atMost(WITHIN)
                .pollDelay(Duration.ZERO)
                .pollInterval(NOW_AND_THEN)
                .untilAsserted(
                        () -> assertThat(controller.get("/api/v1/fsck").body()).hasToString(CLEAN));
    }
}
