package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.CommandRunner;
import dev.drydock.cli.Played;
import org.junit.jupiter.api.Test;

/** Called as keptn, the command prints what scripts for Keptn read. */
class KeptnShapesTest extends PlayedCommands {
    private static final String PROJECTS = "/api/controlPlane/v1/project";

    @Override
    CommandRunner command() {
        return super.command().named("keptn");
    }

    @Test
    void shouldPrintOneEventAsAnObjectAndSeveralAsAnArray() {
        // Given
        var one = new Played().sequence("qa.delivery", "triggered", "");
        server.on(STORE, one.page());

        // When
        var single = run("get", "event", "qa.delivery.triggered", "--project=fulltour");

        // Then
        assertThat(single.out()).startsWith("{\n").contains("\"type\" : \"sh.keptn.event.qa.delivery.triggered\"");
        server.on(STORE, one.sequence("qa.delivery", "finished", "").page());
        run("get", "event", "--project=fulltour"); // gets the first page again
        assertThat(run("get", "event", "--project=fulltour").out()).startsWith("[ {");
        assertThat(run("get", "event", "--project=fulltour", "-o", "yaml").out())
                .startsWith("- id:");
    }

    @Test
    void shouldSayThatNoEventCame() {
        // Given
        server.on(STORE, "{\"events\":[],\"nextPageKey\":\"0\"}");

        // When, Then
        assertThat(run("get", "event", "--project=fulltour").out()).isEqualTo("No event returned\n");
    }

    @Test
    void shouldGetOnlyApprovalsThatAreOpen() {
        // Given
        var open = "GET /api/controlPlane/v1/event/triggered/sh.keptn.event.approval.triggered";
        server.on(open, "{\"events\":[{\"id\":\"a1\",\"data\":{}}],\"nextPageKey\":\"0\"}");

        // When
        var one = run("get", "event", "approval.triggered", "--project=p", "--stage=qa");
        var quiet = run("get", "event", "approval.triggered", "--project=p", "--stage=qa", "--quiet");
        server.on(open, "{\"events\":[],\"nextPageKey\":\"0\"}");
        run("get", "event", "approval.triggered", "--project=p", "--stage=qa"); // gets the first page again
        var none = run("get", "event", "approval.triggered", "--project=p", "--stage=qa");

        // Then
        assertThat(one.out())
                .startsWith("Starting to get approval.triggered events\n{\n")
                .contains("\"id\" : \"a1\"");
        assertThat(quiet.out()).startsWith("{\n");
        assertThat(none.out())
                .isEqualTo("Starting to get approval.triggered events\nNo approval.triggered events have been found\n");
        assertThat(server.lastAsked().query()).contains("project=p", "stage=qa");
    }

    @Test
    void shouldPrintProjectsOneAfterTheOther() {
        // Given
        server.on(
                "GET " + PROJECTS,
                "{\"projects\":[{\"projectName\":\"one\"},{\"projectName\":\"two\"}],\"nextPageKey\":\"0\"}");

        // When
        var ran = run("get", "projects", "-o", "json");

        // Then
        assertThat(ran.out()).isEqualTo("{\n  \"projectName\" : \"one\"\n}\n{\n  \"projectName\" : \"two\"\n}\n");
    }

    @Test
    void shouldPrintOneProjectAsAnObjectUnderEitherName() {
        // Given
        server.on("GET " + PROJECTS + "/one", "{\"projectName\":\"one\"}");
        var object = "{\n  \"projectName\" : \"one\"\n}\n";

        // When, Then
        assertThat(run("get", "project", "one", "--output=json").out()).isEqualTo(object);
        assertThat(command()
                        .named("drydock")
                        .run("get", "project", "one", "--output=json")
                        .out())
                .isEqualTo(object);
    }

    @Test
    void shouldListTheServicesOfAllProjects() {
        // Given
        server.on("GET " + PROJECTS, "{\"projects\":[{\"projectName\":\"one\"}],\"nextPageKey\":\"0\"}")
                .on("GET " + PROJECTS + "/one/stage", "{\"stages\":[{\"stageName\":\"qa\"}],\"nextPageKey\":\"0\"}")
                .on(
                        "GET " + PROJECTS + "/one/stage/qa/service",
                        "{\"services\":[{\"serviceName\":\"a\"},{\"serviceName\":\"b\"}],\"nextPageKey\":\"0\"}");

        // When
        var ran = run("get", "services", "b");

        // Then
        assertThat(ran.out())
                .isEqualTo(
                        "NAME   PROJECT   STAGE   CREATION DATE   IMAGE\nb      one       qa      -               -\n");
    }

    @Test
    void shouldTakeTheTagOfAnImageApart() {
        // Given
        server.on("POST /api/v1/event", "{\"keptnContext\":\"c1\"}");

        // When
        var ran = run("trigger", "delivery", "--project=p", "--service=s", "--stage=qa", "--image=carts", "--tag=2");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(server.lastAsked().body()).contains("\"image\":\"carts:2\"");
    }

    @Test
    void shouldEvaluateTheLastFiveMinutesWhenNoTimeIsGiven() {
        // Given
        server.on("POST " + PROJECTS + "/p/stage/qa/service/s/evaluation", "{\"keptnContext\":\"c1\"}");

        // When
        run("trigger", "evaluation", "--project=p", "--stage=qa", "--service=s", "--labels=a=b");

        // Then
        assertThat(server.lastAsked().body()).isEqualTo("{\"timeframe\":\"5m\",\"labels\":{\"a\":\"b\"}}");
    }

    @Test
    void shouldAskForMonitoring() {
        // Given
        server.on("POST /api/v1/event", "{\"keptnContext\":\"c1\"}");

        // When
        var ran = run("configure", "monitoring", "prometheus", "--project=p", "--service=s");

        // Then
        assertThat(ran.out()).isEqualTo("ID of Keptn context: c1\n");
        assertThat(server.lastAsked().body())
                .contains("\"type\":\"sh.keptn.event.monitoring.configure\"")
                .endsWith("\"data\":{\"type\":\"prometheus\",\"project\":\"p\",\"service\":\"s\"}}");
    }

    @Test
    void shouldSayWhatTakesThePlaceOfVerbsThatAreGone() {
        // When
        var ran = run("upgrade", "--platform=kubernetes", "x");

        // Then
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("have no counterpart", "docs/migrate-from-keptn.md");
    }
}
