package dev.drydock.model.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.model.Tour;
import dev.drydock.model.lint.Answerers.Knowledge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectLintTest {
    private static final String DELIVERY =
            "{name: qa, sequences: [{name: delivery, tasks: [{name: deployment}, {name: evaluation}]}]}";
    private static final String REMEDY = """
            apiVersion: spec.keptn.sh/0.1.4
            kind: Remediation
            spec:
              remediations:
                - problemType: slow
                  actionsOnOpen:
                    - action: scale
            """;
    private static final String HEALING =
            "{name: qa, sequences: [{name: remediation, tasks: [{name: get-action}, {name: action}]}]}";

    @Test
    void shouldFindNothingWhenTheFilesAreTheTours() {
        // Given
        var tour = Given.shipyard(Tour.read("shipyard.yaml"))
                .stage("production", "helloservice/remediation.yaml", Tour.read("remediation.yaml"))
                .stage("production", "helloservice/job/config.yaml", Tour.read("job/config.yaml"))
                .stage("production", "helloservice/charts/helloservice.tgz", "")
                .stage("production", "helloservice/locust/basic.py", "")
                .stage("production", "helloservice/locust/locust.conf", "");

        // When
        var findings = tour.findings();

        // Then
        assertThat(findings).isEmpty();
    }

    @Test
    void shouldReportFilesOfEveryBranchWhenTheyAreBroken() {
        // Given
        var files = Given.stages("{name: qa}")
                .stage("qa", "shop/slo.yaml", "objectves: []\n")
                .project("job/config.yaml", "apiVersion: v1\n");

        // When
        var lines = files.lines();

        // Then
        assertThat(lines)
                .containsExactly(
                        "main:job/config.yaml:1:13: error: expected 'apiVersion: v2', but found 'v1'; to convert a file of version 1,"
                                + " write each action's 'event' and 'jsonpath' as an entry of a list 'events' with 'name' and"
                                + " 'jsonpath', and a 'cmd' in one line as lists of words, 'cmd' and 'args'",
                        "main:shipyard.yaml:5:14: warning: this stage has no sequences, only 'evaluation' and 'undo' can be triggered in it",
                        "qa:shop/slo.yaml:1:1: error: unknown key 'objectves' in this SLO file, did you mean 'objectives'?");
    }

    @Test
    void shouldWarnWhenNobodyAnswersATask() {
        // Given
        var files = Given.stages(DELIVERY)
                .stage("qa", "shop/metadata.yaml", "")
                .stage("qa", "shop/job/config.yaml", jobFor("sh.keptn.event.deploymnet.triggered"));

        // When
        var findings = files.findings();

        // Then
        assertThat(findings)
                .flatExtracting(Finding::lines)
                .containsExactly(
                        "main:shipyard.yaml:5:62: warning: no job answers the task 'deployment' in stage 'qa' for service 'shop'"
                                + " (there is one for 'sh.keptn.event.deploymnet.triggered', is that what is meant?)",
                        "  hint: add an action with the event sh.keptn.event.deployment.triggered to shop/job/config.yaml,"
                                + " or run an integration that subscribes to it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop/job/config.yaml", "job/config.yaml"})
    void shouldBeContentWhenTheServiceOrTheStageHasAJob(String path) {
        // Given
        var files = Given.stages(DELIVERY)
                .stage("qa", "shop/metadata.yaml", "")
                .stage("qa", path, jobFor("sh.keptn.event.deployment.triggered"));

        // When
        var findings = files.findings();

        // Then
        assertThat(findings).isEmpty();
    }

    @Test
    void shouldLookNoFurtherWhenTheServicesOwnConfigHidesTheProjects() {
        // Given
        var files = Given.stages(DELIVERY)
                .project("job/config.yaml", jobFor("deployment"))
                .stage("qa", "shop/job/config.yaml", jobFor("other"))
                .stage("qa", "desk/metadata.yaml", "");

        // When
        var lines = files.lines();

        // Then
        assertThat(lines).singleElement().asString().contains("no job answers the task 'deployment'", "'shop'");
    }

    @Test
    void shouldBeContentWhenSomebodySubscribes() {
        // Given
        var files = Given.stages(DELIVERY, HEALING.replace("qa", "production"))
                .stage("qa", "shop/metadata.yaml", "")
                .stage("production", "shop/remediation.yaml", REMEDY)
                .answeredBy((type, stage, service) -> Knowledge.SOMEBODY);

        // When
        var findings = files.findings();

        // Then
        assertThat(findings).isEmpty();
    }

    @Test
    void shouldNameTheMissingSubscriptionWhenIntegrationsAreKnown() {
        // Given
        var files = Given.stages(DELIVERY)
                .stage("qa", "shop/metadata.yaml", "")
                .answeredBy((type, stage, service) -> Knowledge.NOBODY);

        // When
        var lines = files.lines();

        // Then
        assertThat(lines)
                .containsExactly(
                        "main:shipyard.yaml:5:62: warning: nobody answers the task 'deployment' in stage 'qa' for service 'shop':"
                                + " there is no job for it, and no integration subscribes to it");
    }

    @Test
    void shouldWarnWhenNobodyHandlesAnAction() {
        // Given
        var files = Given.stages(HEALING)
                .stage("qa", "shop/remediation.yaml", REMEDY)
                .stage("qa", "shop/job/config.yaml", jobForAction("scal"));

        // When
        var findings = files.findings();

        // Then
        assertThat(findings)
                .flatExtracting(Finding::lines)
                .containsExactly(
                        "qa:shop/remediation.yaml:7:19: warning: no job handles the action 'scale'"
                                + " (there is one for 'scal', is that what is meant?)",
                        "  hint: add an action with the event sh.keptn.event.action.triggered, jsonpath property"
                                + " $.data.action.action and match \"scale\" to shop/job/config.yaml, or run an action"
                                + " provider that subscribes to that event");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$.data.action.action | scale | true",
                "$['data'][\"action\"].action | scale | true",
                "$.data.action.action | toggle | false",
                "$.data.action.value | anything | true",
                "$..action | anything | true",
                "$.data.stage | qa | true",
                "$.data.stage | production | false",
                "$.data.service | desk | false"
            })
    void shouldDecideOnlyWhatTheFilesTellWhenAJobHasACondition(String property, String match, boolean isHandled) {
        // Given
        var files = Given.stages(HEALING)
                .stage("qa", "shop/remediation.yaml", REMEDY)
                .stage("qa", "shop/job/config.yaml", jobWith("action.triggered", property, match));

        // When
        var findings = files.findings();

        // Then
        assertThat(findings.isEmpty()).isEqualTo(isHandled);
    }

    @Test
    void shouldNotCountASilentJobAsAnAnswer() {
        // Given
        var files = Given.stages(DELIVERY)
                .stage(
                        "qa",
                        "shop/job/config.yaml",
                        jobFor("deployment").replace("events:", "silent: true\n    events:"));

        // When
        var lines = files.lines();

        // Then
        assertThat(lines).singleElement().asString().contains("no job answers the task 'deployment'");
    }

    @Test
    void shouldSaySoWhenARemediationFileIsReadByNothing() {
        // Given
        var files = Given.stages("{name: qa, sequences: [{name: delivery, tasks: [{name: evaluation}]}]}")
                .stage("qa", "shop/remediation.yaml", REMEDY)
                .stage("qa", "shop/job/config.yaml", jobForAction("scale"));

        // When
        var lines = files.lines();

        // Then
        assertThat(lines)
                .containsExactly(
                        "qa:shop/remediation.yaml:1:1: warning: nothing reads this file: no sequence in stage 'qa'"
                                + " has the task 'get-action'");
    }

    @Test
    void shouldSaySoWhenThereIsNoRemediationFileToReadFrom() {
        // Given
        var files = Given.stages(HEALING).stage("qa", "shop/metadata.yaml", "").stage("qa", "remediation.yaml", REMEDY);

        // When
        var lines = files.lines();

        // Then
        assertThat(lines)
                .containsExactly(
                        "main:shipyard.yaml:5:65: warning: 'get-action' will find no action: no service of stage 'qa' has a"
                                + " remediation.yaml",
                        "qa:remediation.yaml:1:1: warning: nothing reads this file: remediation.yaml counts only in a"
                                + " service's folder");
    }

    @Test
    void shouldComparePerLevelWhenObjectivesNeedIndicators() {
        // Given
        var slo = "objectives:\n  - sli: mine\n  -\n  - sli: stages\n  - sli: projects\n  - sli: error_rate\n"
                + "  - sli: projcts\ntotal_score: {pass: '90%'}\n";
        var files = Given.stages("{name: qa, sequences: [{name: delivery, tasks: [{name: evaluation}]}]}")
                .stage("qa", "shop/slo.yaml", slo)
                .stage("qa", "shop/prometheus/sli.yaml", "indicators:\n  mine: up\n  other: up\n")
                .stage("qa", "dynatrace/sli.yaml", "indicators:\n  stages: up\n  unused: up\n")
                .project("prometheus/sli.yaml", "indicators:\n  projects: up\n");

        // When
        var findings = files.findings();

        // Then
        assertThat(findings)
                .flatExtracting(Finding::lines)
                .containsExactly(
                        "qa:shop/prometheus/sli.yaml:3:10: note: the indicator 'other' is never measured: no objective of"
                                + " shop/slo.yaml names it",
                        "  hint: add an objective for it, or take it out",
                        "qa:shop/slo.yaml:7:10: warning: the objective 'projcts' cannot be measured: no sli.yaml of the service,"
                                + " its stage or the project has an indicator of that name, did you mean 'projects'?",
                        "  hint: add 'projcts: <query>' below 'indicators' of shop/prometheus/sli.yaml");
    }

    @Test
    void shouldSayNothingOfObjectivesWhenAnSliFileIsBroken() {
        // Given
        var files = Given.stages("{name: qa, sequences: [{name: delivery, tasks: [{name: evaluation}]}]}")
                .stage("qa", "shop/slo.yaml", "objectives: [{sli: mine}]\ntotal_score: {pass: '90%'}\n")
                .stage("qa", "shop/prometheus/sli.yaml", "indicator:\n  mine: up\n");

        // When
        var lines = files.lines();

        // Then
        assertThat(lines).singleElement().asString().contains("sli.yaml:1:1: error: unknown key 'indicator'");
    }

    @Test
    void shouldWarnWhenAJobsFileIsNotThere() {
        // Given
        var config =
                jobFor("deployment").replace("image: x", "image: x\n        files: [/charts, locust/basic.py, '/']");
        var files = Given.stages(DELIVERY)
                .stage("qa", "job/config.yaml", config)
                .stage("qa", "shop/charts/shop.tgz", "")
                .stage("qa", "shop/metadata.yaml", "")
                .stage("qa", "shop/locust/basc.py", "");

        // When
        var findings = files.findings();

        // Then
        assertThat(findings)
                .flatExtracting(Finding::lines)
                .containsExactly(
                        "qa:job/config.yaml:9:26: warning: this task will fail for service 'shop': there is no file or folder"
                                + " shop/locust/basic.py, did you mean 'locust/basc.py'?",
                        "  hint: add it, or take it out of 'files'");
    }

    @Test
    void shouldWarnWhenAFileIsAlmostNamedLikeOneWithAMeaning() {
        // Given
        var files = Given.stages("{name: qa, sequences: [{name: delivery, tasks: [{name: evaluation}]}]}")
                .stage("qa", "shop/job/config.yml", "")
                .stage("qa", "shop/prometheus/sli.yml", "")
                .stage("qa", "shop/remediations.yaml", "")
                .stage("qa", "shop/values.yaml", "")
                .stage("qa", "shop/shipyard.yaml", "")
                .stage("qa", "shop/charts/templates/slo.yml", "");

        // When
        var lines = files.lines();

        // Then
        assertThat(lines)
                .containsExactly(
                        "qa:shop/job/config.yml:1:1: warning: nothing reads a file of this name, did you mean"
                                + " 'job/config.yaml'?",
                        "qa:shop/prometheus/sli.yml:1:1: warning: nothing reads a file of this name, did you mean 'sli.yaml'?",
                        "qa:shop/remediations.yaml:1:1: warning: nothing reads a file of this name, did you mean"
                                + " 'remediation.yaml'?");
    }

    private static String jobFor(String event) {
        return "apiVersion: v2\nactions:\n  - name: job\n    events:\n      - name: " + event
                + "\n    tasks:\n      - name: run\n        image: x\n";
    }

    private static String jobForAction(String action) {
        return jobWith("sh.keptn.event.action.triggered", "$.data.action.action", action);
    }

    private static String jobWith(String event, String property, String match) {
        return jobFor(event
                + "\n        jsonpath: {property: '%s', match: '%s'}".formatted(property.replace("'", "''"), match));
    }
}
