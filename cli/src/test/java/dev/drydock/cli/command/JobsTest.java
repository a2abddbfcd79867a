package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.PlayedServer;
import org.junit.jupiter.api.Test;

class JobsTest extends PlayedCommands {
    private static final String JOBS = "GET /api/job-executor/v1/job";
    private static final String CONTEXT = "a2c1d7e0-4b1f-4d0a-9b57-0d3f6c1c2a11";

    @Test
    void shouldShowTheQueue() {
        // Given
        server.on(JOBS, "{\"jobs\":[%s,%s]}".formatted(job("j1", "running", ""), job("j2", "waiting", ",\"place\":1")));

        // When
        var ran = run("get", "jobs", "--project=fulltour");

        // Then
        assertThat(server.lastAsked().query()).isEqualTo("project=fulltour");
        assertThat(ran.out()).contains("TASK", "scale-j1", "running", "waiting (place 1)");
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void shouldPrintTheLogsOfAFlow() {
        // Given
        server.on(
                        JOBS,
                        "{\"jobs\":[%s,%s]}"
                                .formatted(
                                        job("j1", "succeeded", ""), job("j2", "failed", ",\"reason\":\"exit code 2\"")))
                .on(JOBS + "/j1/log", "one\n")
                .on(JOBS + "/j2/log", 404, "{\"reason\":\"no-log\",\"detail\":\"none\"}");

        // When
        var ran = run("logs", CONTEXT);

        // Then
        assertThat(ran.out())
                .isEqualTo(
                        "== scale-j1 (act)\none\n== scale-j1: succeeded\n== scale-j2 (act)\n== scale-j2: failed: exit code 2\n");
    }

    @Test
    void shouldFollowAJobToItsEnd() {
        // Given
        server.on(JOBS, "{\"jobs\":[%s]}".formatted(job("j1", "running", "")))
                .on(JOBS, "{\"jobs\":[%s]}".formatted(job("j1", "succeeded", "")))
                .on(JOBS + "/j1/log", "one\n")
                .on(JOBS + "/j1/log", "two\n");

        // When
        var ran = run("logs", CONTEXT, "--follow");

        // Then
        assertThat(ran.out()).isEqualTo("== scale-j1 (act)\none\ntwo\n== scale-j1: succeeded\n");
        assertThat(server.asked()).extracting(PlayedServer.Asked::query).contains("from=0", "from=4");
    }

    @Test
    void shouldSayWhenNoJobRan() {
        server.on(JOBS, "{\"jobs\":[]}");
        assertThat(run("logs", CONTEXT).err()).isEqualTo("No job ran in this flow.\n");
    }

    private static String job(String id, String state, String more) {
        return "{\"id\":\"%s\",\"task\":\"scale-%s\",\"action\":\"act\",\"project\":\"fulltour\",\"state\":\"%s\",\"keptnContext\":\"%s\"%s}"
                .formatted(id, id, state, CONTEXT, more);
    }
}
