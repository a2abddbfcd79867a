package dev.drydock.cli.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.cli.Played;
import dev.drydock.cli.client.KeptnEvent;
import dev.drydock.cli.output.Palette;
import dev.drydock.cli.output.Times;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunStoryTest {
    private static final String REMEDIATION = "production.remediation";

    private final RunStory story = new RunStory();

    @Test
    void shouldTellOneLinePerStepWhenTheSecondActionHeals() {
        // Given
        var run = healingRun();

        // When
        var lines = told(run);

        // Then
        assertThat(lines)
                .containsExactly(
                        "10:00:00  production.remediation    begins                                       "
                                + "problem: slow",
                        "10:00:03  production.remediation    get-action    remediation-service   pass     "
                                + "chose toggle-feature PromotionCampaign:off",
                        "10:00:06  production.remediation    action        feature-toggle        pass     toggled",
                        "10:00:09  production.remediation    evaluation    lighthouse-service    fail     "
                                + "score 0; response_time_p95 812.5 (wanted <=500)",
                        "10:00:10  production.remediation    ends                                fail     took 10 s",
                        "10:00:11  production.remediation    begins                                       "
                                + "attempt 2; problem: slow",
                        "10:00:14  production.remediation    get-action    remediation-service   pass     "
                                + "chose scale 2",
                        "10:00:17  production.remediation    evaluation    lighthouse-service    pass     "
                                + "score 100; response_time_p95 210",
                        "10:00:18  production.remediation    ends                                pass     took 7 s",
                        "10:00:19  production                problem                             pass     resolved");
        assertThat(story.isOver()).isTrue();
        assertThat(story.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void shouldTellThatNobodyAnswersATask() {
        // Given
        var run = new Played()
                .sequence("qa.delivery", "triggered", "")
                .triggered("deploy", "qa", "t1", "")
                .answered("deploy", "unanswered", "qa", "t1", "shipyard-controller", "'message':'Nobody subscribes.'");

        // When
        var lines = told(run);

        // Then
        assertThat(lines.get(1))
                .isEqualTo("10:00:02  qa.delivery               deploy        shipyard-controller            "
                        + "Nobody subscribes.");
        assertThat(story.isOver()).isFalse();
    }

    @Test
    void shouldTellThatATaskIsHeldAndWhy() {
        // Given
        var run = new Played()
                .sequence("qa.remediation", "triggered", "")
                .triggered("get-action", "qa", "t1", "")
                .answered(
                        "get-action",
                        "status.changed",
                        "qa",
                        "t1",
                        "remediation-service",
                        "'hold':{'until':'2026-01-01T12:00:00Z','reason':'freeze nights'}")
                .answered("get-action", "status.changed", "qa", "t1", "remediation-service", "'hold':null");

        // When
        var lines = told(run);

        // Then
        assertThat(lines)
                .hasSize(2)
                .last()
                .asString()
                .isEqualTo("10:00:02  qa.remediation            get-action    remediation-service            "
                        + "waits until 2026-01-01T12:00:00Z: freeze nights");
    }

    @Test
    void shouldFailWhenADeliveryFailedAlthoughItsRollbackPassed() {
        // Given
        var run = new Played()
                .sequence("production.delivery", "triggered", "")
                .sequence("production.delivery", "finished", "'result':'fail','status':'succeeded'")
                .sequence("production.rollback", "triggered", "")
                .sequence("production.rollback", "finished", "'result':'pass','status':'succeeded'");

        // When
        told(run);

        // Then
        assertThat(story.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void shouldFailWhenTheProblemIsEscalated() {
        // Given
        var run = healingRun().event("problem.escalated", "remediation-service", "production", "", "");

        // When
        var lines = told(run);

        // Then
        assertThat(lines.get(lines.size() - 1)).endsWith("fail     escalated");
        assertThat(story.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void shouldNotBeOverWhenAFollowUpHasBegun() {
        // Given
        var run = new Played()
                .sequence("qa.delivery", "triggered", "")
                .sequence("qa.delivery", "finished", "'result':'pass','status':'succeeded'")
                .sequence("production.delivery", "triggered", "");

        // When
        told(run);

        // Then
        assertThat(story.isOver()).isFalse();
    }

    @Test
    void shouldFailWhenASequenceIsAborted() {
        // Given
        var run = new Played()
                .sequence(REMEDIATION, "triggered", "")
                .sequence(REMEDIATION, "finished", "'result':'pass','status':'aborted'");

        // When
        var lines = told(run);

        // Then
        assertThat(lines.get(1)).endsWith("fail     aborted; took 1 s");
        assertThat(story.verdict().exitCode().number()).isEqualTo(6);
    }

    @Test
    void shouldSayNothingWhenAnAnswerIsRepeated() {
        // Given
        var run = new Played()
                .sequence(REMEDIATION, "triggered", "")
                .triggered("action", "production", "t1", "")
                .answered("action", "finished", "production", "t1", "job-executor", "'result':'pass'")
                .answered("action", "finished", "production", "t1", "job-executor", "'result':'pass'");

        // When
        var lines = told(run);

        // Then
        assertThat(lines).hasSize(2);
    }

    @Test
    void shouldSayWhoIsAtWorkWhileATaskIsOpen() {
        // Given
        var run = new Played()
                .sequence(REMEDIATION, "triggered", "")
                .triggered("action", "production", "t1", "")
                .answered("action", "started", "production", "t1", "job-executor", "");

        // When
        told(run);

        // Then
        assertThat(WaitingLine.of(story, Instant.parse("2026-11-22T10:01:11Z")))
                .isEqualTo("production.remediation: job-executor at work on action, 1 min 10 s");
    }

    @Test
    void shouldSayThatNobodyTookATaskWhileItIsUnanswered() {
        // Given
        var run = new Played().sequence(REMEDIATION, "triggered", "").triggered("action", "production", "t1", "");

        // When
        told(run);

        // Then
        assertThat(WaitingLine.of(story, Instant.parse("2026-11-22T10:00:13Z")))
                .isEqualTo("production.remediation: waits for someone to take action, 12 s");
    }

    @Test
    void shouldAskForAnApprovalWhenItIsManual() {
        // Given
        var run = new Played()
                .sequence("production.delivery", "triggered", "")
                .triggered("approval", "production", "t1", "'result':'pass','approval':{'pass':'manual'}");

        // When
        var lines = told(run);

        // Then
        assertThat(lines.get(1)).contains("approval").endsWith("waits for an approval of t1");
    }

    @Test
    void shouldShowTroubleWhenTheLogTellsOne() {
        // Given
        var event = "{'type':'sh.keptn.log.error','id':'l1','data':{'task':'action','message':'nobody listens'}}";

        // When
        var steps = story.tell(event(event));

        // Then
        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.kind()).isEqualTo(Step.Kind.TROUBLE);
            assertThat(step.message()).isEqualTo("nobody listens");
        });
    }

    @Test
    void shouldTellOfAnAnswerWhenItsTriggerWasNotSeen() {
        // Given
        var run = new Played()
                .sequence(REMEDIATION, "triggered", "")
                .answered("action", "finished", "production", "unknown", "job-executor", "'result':'warning'");

        // When
        var lines = told(run);

        // Then
        assertThat(lines.get(1)).contains(REMEDIATION, "action", "job-executor", "warning");
    }

    static KeptnEvent event(String json) {
        try {
            return KeptnEvent.of(new JsonMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private List<String> told(Played run) {
        var line = new StepLine(new Times(ZoneOffset.UTC), new Palette(false));
        return run.events().stream()
                .flatMap(event -> story.tell(event).stream())
                .map(line::render)
                .toList();
    }

    static Played healingRun() {
        return new Played()
                .sequence(REMEDIATION, "triggered", "'problem':{'problemTitle':'slow'}")
                .done(
                        "get-action",
                        "production",
                        "remediation-service",
                        "'result':'pass','action':{'action':'toggle-feature','value':'PromotionCampaign:off'}")
                .done("action", "production", "feature-toggle", "'result':'pass','message':'toggled'")
                .done("evaluation", "production", "lighthouse-service", evaluation("fail", 0, 812.5, true))
                .sequence(REMEDIATION, "finished", "'result':'fail','status':'succeeded'")
                .sequence(REMEDIATION, "triggered", "'problem':{'problemTitle':'slow'}")
                .done(
                        "get-action",
                        "production",
                        "remediation-service",
                        "'result':'pass','action':{'action':'scale','value':2}")
                .done("evaluation", "production", "lighthouse-service", evaluation("pass", 100, 210, false))
                .sequence(REMEDIATION, "finished", "'result':'pass','status':'succeeded'")
                .event("problem.resolved", "remediation-service", "production", "", "");
    }

    private static String evaluation(String result, int score, double value, boolean violated) {
        return "'result':'" + result + "','evaluation':{'score':" + score + ",'indicatorResults':[{'status':'" + result
                + "','value':{'metric':'response_time_p95','success':true,'value':" + value
                + "},'passTargets':[{'criteria':'<=500','violated':" + violated + "}],'warningTargets':null}]}";
    }
}
