package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.Played;
import org.junit.jupiter.api.Test;

/** What the verb get shows. */
class ListsTest extends PlayedCommands {
    @Test
    void shouldListSequencesOfEveryProjectWhenNoneIsNamed() {
        // Given
        server.on(
                        "GET /api/controlPlane/v1/project",
                        "{\"projects\":[{\"projectName\":\"fulltour\"}],\"nextPageKey\":\"0\"}")
                .on(
                        SEQUENCES,
                        "{\"states\":[{\"name\":\"remediation\",\"service\":\"helloservice\","
                                + "\"project\":\"fulltour\",\"time\":\"2026-11-22T10:00:00.000Z\",\"shkeptncontext\":\"ctx\","
                                + "\"state\":\"finished\",\"result\":\"pass\",\"problemTitle\":\"slow\",\"stages\":["
                                + "{\"name\":\"production\",\"state\":\"succeeded\",\"latestEvaluation\":{\"score\":100}}]}]}");

        // When
        var ran = run("get", "sequences");

        // Then
        assertThat(ran.out().lines())
                .containsExactly(
                        "CONTEXT   PROJECT    SEQUENCE      SERVICE        STARTED               STATE      RESULT"
                                + "   STAGES                             PROBLEM",
                        "ctx       fulltour   remediation   helloservice   2026-11-22 10:00:00   finished   pass  "
                                + "   production succeeded (score 100)   slow");
    }

    @Test
    void shouldWalkThePagesWhenThereAreMany() {
        // Given
        server.on(
                        "GET /api/controlPlane/v1/project",
                        "{\"projects\":[{\"projectName\":\"one\"}],\"nextPageKey\":\"1\"}")
                .on(
                        "GET /api/controlPlane/v1/project",
                        "{\"projects\":[{\"projectName\":\"two\"}],\"nextPageKey\":\"0\"}");

        // When
        var ran = run("get", "projects", "-o", "yaml");

        // Then
        assertThat(ran.out()).isEqualTo("- projectName: one\n- projectName: two\n");
        assertThat(server.lastAsked().query()).isEqualTo("nextPageKey=1");
    }

    @Test
    void shouldExitWithThreeWhenTheProjectIsUnknown() {
        // Given
        server.on(STAGES, 404, "{\"code\":404,\"message\":\"project fulltour does not exist\"}");

        // When
        var ran = run("get", "stages", "--project=fulltour");

        // Then
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("project fulltour does not exist", "drydock get projects");
    }

    @Test
    void shouldListTheServicesOfEachStage() {
        // Given
        server.on(STAGES, TWO_STAGES)
                .on(
                        STAGES + "/qa/service",
                        "{\"services\":[{\"serviceName\":\"helloservice\",\"deployedImage\":\"h:1\"}]}")
                .on(STAGES + "/production/service", "{\"services\":[]}");

        // When
        var ran = run("get", "services", "--project=fulltour");

        // Then
        assertThat(ran.out().lines().toList().get(1))
                .startsWith("helloservice   fulltour   qa")
                .endsWith("h:1");
    }

    @Test
    void shouldCompleteTheTypeWhenEventsAreListed() {
        // Given
        server.on(
                STORE,
                new Played()
                        .event("evaluation.finished", "lighthouse-service", "qa", "", "'result':'pass'")
                        .page());

        // When
        var ran = run("get", "event", "evaluation.finished", "--project=fulltour", "--stage=qa");

        // Then
        assertThat(server.lastAsked().query()).contains("type=sh.keptn.event.evaluation.finished", "stage=qa");
        assertThat(ran.out()).contains("lighthouse-service");
    }

    @Test
    void shouldShowEachEventOnceWhenEventsAreWatched() {
        // Given
        server.on(STORE, new Played().sequence("qa.chaos", "triggered", "").page());

        // When
        var ran = run("get", "event", "--project=fulltour", "--watch", "--watch-time=3");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines()).hasSize(1);
    }
}
