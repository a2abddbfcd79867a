package dev.drydock.jobs.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.jobs.domain.ContainerFate.Sight;
import dev.drydock.model.job.ImagePullPolicy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerFateTest {
    @Test
    void shouldTellTheExitCodeWhenTheCommandEnded() {
        assertThat(fate(new Sight(true, 0, false, ""))).isEqualTo(new JobEnd.Exited(0));
        assertThat(fate(new Sight(true, 137, false, ""))).isEqualTo(new JobEnd.Exited(137));
        assertThat(fate(new Sight(true, 1, true, ""))).isEqualTo(new JobEnd.Exited(1));
    }

    @Test
    void shouldNameTheLimitWhenMemoryWasShort() {
        assertThat(fate(new Sight(true, 137, true, "")).cause()).contains("more memory than its limit of 512 MiB");
    }

    @Test
    void shouldTellTheEnginesWordsWhenItNeverBegan() {
        assertThat(fate(new Sight(false, 127, false, "exec: \"x\": not found")))
                .isEqualTo(new JobEnd.NotStarted("exec: \"x\": not found"));
        assertThat(fate(new Sight(false, 0, false, ""))).isInstanceOf(JobEnd.NotStarted.class);
    }

    @Test
    void shouldPullAsKubernetesDoesWhenATaskDoesNotSay() {
        assertThat(pull("alpine/helm:3.9.0")).isEqualTo(ImagePullPolicy.IF_NOT_PRESENT);
        assertThat(pull("alpine/helm")).isEqualTo(ImagePullPolicy.ALWAYS);
        assertThat(pull("alpine/helm:latest")).isEqualTo(ImagePullPolicy.ALWAYS);
        assertThat(pull("localhost:5000/helm")).isEqualTo(ImagePullPolicy.ALWAYS);
        assertThat(pull("localhost:5000/helm@sha256:0123")).isEqualTo(ImagePullPolicy.IF_NOT_PRESENT);
        assertThat(ImagePull.of(Optional.of(ImagePullPolicy.NEVER), "a")).isEqualTo(ImagePullPolicy.NEVER);
    }

    @Test
    void shouldNameObjectsByTheEventAndNeverTwoAlike() {
        var uuid = new JobId(new EventId("f2b878d3-03c0-4e8f-bc3f-454bc1b3d79d"), 0, 1);
        var one = new JobId(new EventId("somebody's event, whose id is long, no. 1"), 0, 0);
        var other = new JobId(new EventId("somebody's event, whose id is long, no. 2"), 0, 0);
        assertThat(uuid.objectName()).isEqualTo("job-executor-service-job-f2b878d3-03c0-4e8f-bc3f--000-002");
        assertThat(one.objectName()).matches("[a-z0-9-]{1,60}").isNotEqualTo(other.objectName());
    }

    private static JobEnd fate(Sight sight) {
        return ContainerFate.of(sight, "512 MiB");
    }

    private static ImagePullPolicy pull(String image) {
        return ImagePull.of(Optional.empty(), image);
    }
}
