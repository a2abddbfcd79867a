package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.Played;
import org.junit.jupiter.api.Test;

class ExplainTest extends PlayedCommands {
    private static final String EXECUTIONS = "GET /api/controlPlane/v1/sequence-execution";
    private static final String UNANSWERED = "GET /api/controlPlane/v1/event/unanswered";
    private static final String NOTHING_WAITS = "{\"tasks\":[],\"nextPageKey\":\"0\"}";
    private static final String DONE = "{\"name\":\"deployment\",\"triggeredID\":\"t0\",\"result\":\"pass\","
            + "\"status\":\"succeeded\",\"message\":\"version 2\"}";

    @Test
    void shouldSayWhoseTurnItIs() {
        // Given
        server.on(EXECUTIONS, executions(current("test", """
                {"eventType":"sh.keptn.event.test.started","source":"jobs","time":"2026-11-22T10:00:05Z"},
                {"eventType":"sh.keptn.event.test.finished","source":"late","result":"pass","status":"succeeded",
                 "time":"2026-11-22T10:00:06Z","ignored":"nobody had started it"}"""))).on(UNANSWERED, NOTHING_WAITS);

        // When
        var ran = run("explain", "sequence", "c1", "--project=fulltour");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains("delivery in qa of fulltour/helloservice: triggered at 10:00:00")
                .contains(", it is started.\n  deployment is done: pass: version 2.\n")
                .contains("jobs said started at 10:00:05")
                .contains("late said finished pass at 10:00:06", "which changed nothing: nobody had started it")
                .contains("It is the turn of jobs, which started it and has not finished.")
                .contains("It must be over at 11:00:00")
                .contains("What you can do:\n  look at the log of jobs");
    }

    @Test
    void shouldPassOnWhatTheServerAdvisesWhenNobodyHasStarted() {
        // Given
        server.on(EXECUTIONS, executions(current("test", "")))
                .on(
                        UNANSWERED,
                        "{\"tasks\":[{\"triggeredId\":\"t1\",\"advice\":\"Nobody subscribes to it: start one.\"}]}");

        // When
        var ran = run("explain", "sequence", "c1", "-p", "fulltour", "-o", "json");

        // Then
        assertThat(ran.out())
                .contains("Nobody has started it yet. Nobody subscribes to it: start one.")
                .contains(
                        "\"advice\" : [ \"start a service that carries out test, or add a job for it to job/config.yaml;");
    }

    @Test
    void shouldSendAPersonToAnApproval() {
        // Given
        server.on(STORE, new Played().sequence("qa.delivery", "triggered", "").page())
                .on(EXECUTIONS, executions(current("approval", "")))
                .on(UNANSWERED, NOTHING_WAITS);

        // When
        var ran = run("explain", "sequence", "c1");

        // Then
        assertThat(ran.out()).contains("It is a person's turn", "drydock approve t1");
    }

    @Test
    void shouldNameWhatIsBeforeItInTheQueue() {
        // Given
        var queued = "\"queue\":{\"position\":1,\"blockedBy\":{\"keptnContext\":\"c0\",\"name\":\"delivery\","
                + "\"state\":\"paused\"}},";
        server.on(
                        EXECUTIONS,
                        executions("\"state\":\"waiting\",\"previousTasks\":[]")
                                .replace("\"triggeredAt\"", queued + "\"triggeredAt\""))
                .on(UNANSWERED, NOTHING_WAITS);

        // When
        var ran = run("explain", "sequence", "c1", "-p", "fulltour");

        // Then
        assertThat(ran.out())
                .contains(
                        "It waits for its turn, number 1 in the queue of its stage and service, behind delivery of c0 (paused).")
                .contains("drydock explain sequence c0");
    }

    @Test
    void shouldSayThatThereIsNoSuchSequence() {
        // Given
        server.on(STORE, "{\"events\":[],\"nextPageKey\":\"0\"}");

        // When
        var ran = run("explain", "sequence", "c9");

        // Then
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("Expected events of keptn context c9", "drydock get sequences");
    }

    @Test
    void shouldExplainATaskByAnAnswerToIt() {
        // Given
        var events = new Played()
                .triggered("deployment", "qa", "t0", "")
                .answered("deployment", "finished", "qa", "t0", "jobs", "'result':'pass'");
        server.on(STORE, events.page())
                .on(EXECUTIONS, executions(current("test", "")))
                .on(UNANSWERED, NOTHING_WAITS);

        // When
        var ran = run("explain", "task", "event-1");

        // Then
        assertThat(ran.out()).isEqualTo("deployment is done: pass: version 2.\n");
    }

    @Test
    void shouldSayWhatAnEventAnswersAndWhatCameOfIt() {
        // Given
        var events = new Played().done("test", "qa", "jobs", "'result':'fail','status':'errored','message':'no room'");
        server.on(STORE, "{\"events\":[" + events.events().get(0).json() + "]}").on(STORE, events.page());

        // When
        var ran = run("explain", "event", "test-0");

        // Then
        assertThat(ran.out())
                .contains("shipyard-controller sent it at 10:00:00")
                .contains("it asks somebody to carry out task test in fulltour/qa/helloservice.")
                .contains("It was answered by jobs at 10:00:01", ": started.")
                .contains(": finished fail (errored): no room.");
    }

    @Test
    void shouldSayWhichGuardHoldsAnAction() {
        // Given
        var event = """
                {"id":"e1","type":"sh.keptn.event.get-action.status.changed","source":"remediation-service",
                 "time":"2026-11-22T10:00:00Z","shkeptncontext":"c1","triggeredid":"t1","data":{"project":"fulltour",
                 "stage":"production","service":"helloservice",
                 "hold":{"guard":"freeze","reason":"the freeze 'sale' lasts (guards.yaml:5:3)"}}}""";
        server.on(STORE, "{\"events\":[" + event + "]}");

        // When
        var ran = run("explain", "event", "e1");

        // Then
        assertThat(ran.out())
                .contains("The action is held by the guard 'freeze': the freeze 'sale' lasts (guards.yaml:5:3).");
    }

    @Test
    void shouldExplainAnEventThatBelongsToNoFlow() {
        // Given
        server.on(STORE, """
                {"events":[{"id":"k1","type":"sh.keptn.event.kill-switch.changed","source":"remediation-service",
                 "time":"2026-11-22T10:00:00Z","data":{"message":"ada stopped all actions of every project"}}]}""");

        // When
        var ran = run("explain", "event", "k1");

        // Then
        assertThat(server.asked()).hasSize(1);
        assertThat(ran.out())
                .contains("it is of type sh.keptn.event.kill-switch.changed: ada stopped all actions of every project.")
                .doesNotContain("explain sequence");
    }

    @Test
    void shouldTellTheLifeOfAProblem() {
        // Given
        server.on("GET /api/remediation/v1/problem/p1/explanation", """
                {"problem":{"id":"p1","keptnContext":"c1","project":"fulltour","stage":"production",
                 "service":"helloservice","name":"slow","state":"escalated","source":"prometheus",
                 "openedAt":"2026-11-22T10:00:00Z"},
                 "steps":[
                  {"at":"2026-11-22T10:00:00Z","kind":"opened","words":"prometheus reported 'slow'","checks":[]},
                  {"at":"2026-11-22T10:00:01Z","kind":"skipped","words":"Toggle skipped: 1 of 1 run in 1h used",
                   "checks":[{"guard":"delivery","passes":true,"words":"no delivery runs"},
                    {"guard":"budget","passes":false,"words":"1 of 1 run in 1h used","place":"h/remediation.yaml:9:5"}]}],
                 "conclusion":"no action left","advice":["people must take over; then add an action for it to remediation.yaml"]}""");

        // When
        var ran = run("explain", "problem", "p1");

        // Then
        assertThat(ran.out())
                .contains("prometheus reported 'slow' of fulltour/production/helloservice at 10:00:00")
                .contains(
                        "  10:00:01 skipped: Toggle skipped: 1 of 1 run in 1h used\n",
                        "             passes  delivery: no delivery runs\n",
                        "             stops   budget: 1 of 1 run in 1h used (h/remediation.yaml:9:5)\n")
                .contains("It is escalated: nothing that was declared for it has helped: no action left.")
                .containsOnlyOnce("people must take over");
    }

    @Test
    void shouldTellWhomAProblemWaitsFor() {
        // Given
        server.on("GET /api/remediation/v1/problem/p2/explanation", """
                {"problem":{"id":"p2","keptnContext":"c1","project":"fulltour","stage":"production",
                 "service":"helloservice","name":"slow","state":"open","source":"prometheus",
                 "openedAt":"2026-11-22T10:00:00Z","approval":{"evidence":{"score":41.6,"outcomes":[
                  {"at":"2026-11-22T09:00:00Z","effect":"effective","scoreBefore":40,"score":90}]}}},"steps":[],
                 "waitsFor":{"action":"Scale up","by":{"guard":"risk","passes":false,"words":"risk high"},
                  "since":"2026-11-22T10:00:01Z","until":"2026-11-22T11:00:01Z","approvalsNeeded":2,"votes":[
                  {"by":"ada","approved":true,"comment":"go","at":"2026-11-22T10:00:02Z"}]},
                 "conclusion":"Scale up is held","advice":["approve or decline it"]}""");

        // When
        var ran = run("explain", "problem", "p2");

        // Then
        assertThat(ran.out())
                .contains("Scale up waits for the approval of 2 different people, until 2026-11-22 11:00:01.\n")
                .contains(
                        "  ada approved it at 10:00:02",
                        ": go.\n",
                        "  The score of the service is 42 now.\n",
                        "  It was done at 09:00:00",
                        ": effective, score 40 before and 90 after.\n")
                .contains("It is not over: Scale up is held.\n", "approve or decline it");
    }

    @Test
    void shouldTellWhatWouldBeDoneForAService() {
        // Given
        server.on("GET /api/remediation/v1/explanation", """
                {"project":"fulltour","stage":"production","service":"helloservice","remedies":[{"problemType":"slow",
                 "words":"Scale up would be held: the freeze 'sale' lasts until 2026-11-22T11:00:00Z","actions":[
                 {"number":1,"title":"Scale up","action":"scale","place":"h/remediation.yaml:7:11","verdict":"hold",
                  "checks":[{"guard":"freeze","passes":false,"words":"the freeze 'sale' lasts","place":"guards.yaml:5:3"}]}]}]}""");

        // When
        var ran = run("explain", "service", "helloservice", "--project=fulltour", "--stage=production");

        // Then
        assertThat(server.lastAsked().query()).isEqualTo("project=fulltour&stage=production&service=helloservice");
        assertThat(ran.out())
                .contains(
                        "If a problem of fulltour/production/helloservice was reported now:\n",
                        "  'slow': Scale up would be held: the freeze 'sale' lasts until 2026-11-22T11:00:00Z.\n",
                        "    1. Scale up (h/remediation.yaml:7:11): hold\n",
                        "       stops   freeze: the freeze 'sale' lasts (guards.yaml:5:3)\n");
    }

    @Test
    void shouldTellWhyNothingWouldBeDoneForAService() {
        // Given
        server.on("GET /api/remediation/v1/explanation", """
                {"project":"p","stage":"s","service":"h","unusable":"remediation.yaml is missing","remedies":[]}""");

        // When
        var ran = run("explain", "service", "h", "-p", "p", "-s", "s");

        // Then
        assertThat(ran.out()).contains("Nothing would be done about a problem of p/s/h: remediation.yaml is missing.");
    }

    private static String current(String task, String answers) {
        return "\"state\":\"started\",\"previousTasks\":[" + DONE + "],\"currentTask\":{\"name\":\"" + task
                + "\",\"triggeredID\":\"t1\",\"sent\":true,\"sendAt\":\"2026-11-22T10:00:04Z\",\"events\":[" + answers
                + "]}";
    }

    private static String executions(String status) {
        return "{\"sequenceExecutions\":[{\"sequence\":{\"name\":\"delivery\"},\"status\":{" + status
                + "},\"scope\":{\"project\":\"fulltour\",\"stage\":\"qa\",\"service\":\"helloservice\","
                + "\"keptnContext\":\"c1\"},\"dueAt\":\"2026-11-22T11:00:00Z\","
                + "\"triggeredAt\":\"2026-11-22T10:00:00Z\"}],\"nextPageKey\":0}";
    }
}
