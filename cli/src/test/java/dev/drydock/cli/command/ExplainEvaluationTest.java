package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.CommandRunner.Ran;
import org.junit.jupiter.api.Test;

class ExplainEvaluationTest extends PlayedCommands {
    private static final String EVALUATION = """
            {"id":"t-1","project":"sockshop","stage":"qa","service":"carts","state":"finished","result":"warning",
            "status":"succeeded","score":75.0,"timeStart":"2026-01-31T11:00:00.000Z","timeEnd":"2026-01-31T11:10:00.000Z",
            "message":"rt is 700 and misses <600 (0.5 of 1 points). No objective uses x.","invalidated":true,
            "objectives":[{"sli":"rt","status":"warning","value":700.0,"comparedValue":null,"weight":1,"pointsWon":0.5,
            "pointsLost":0.5,"keySli":true,"passTargets":[{"criteria":"<600","targetValue":600.0,"violated":true}],
            "explanation":"rt is 700 and misses <600 (0.5 of 1 points)."}]}""";

    @Test
    void shouldSayWhatEachObjectiveWonAndLost() {
        // Given
        server.on("GET /api/lighthouse/v1/evaluation/t-1", EVALUATION);

        // When
        var ran = explain("t-1");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).isEqualTo("""
                        Evaluation of carts in stage qa of project sockshop, from 2026-01-31T11:00:00.000Z to 2026-01-31T11:10:00.000Z
                        warning: 75 of 100 (invalidated)
                        SLI   STATUS    VALUE   EARLIER   TARGET   WEIGHT   WON   LOST   KEY
                        rt    warning   700     -         <600     1        0.5   0.5    yes
                        rt is 700 and misses <600 (0.5 of 1 points).
                        No objective uses x.
                        """);
    }

    @Test
    void shouldTakeAContextToo() {
        // Given
        server.on("GET /api/lighthouse/v1/evaluation", "{\"evaluations\":[" + EVALUATION + "]}");

        // When
        var ran = explain("some-context");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("75 of 100");
        assertThat(server.lastAsked().query()).isEqualTo("keptnContext=some-context");
    }

    @Test
    void shouldSayWhenThereIsNone() {
        // Given
        server.on("GET /api/lighthouse/v1/evaluation", "{\"evaluations\":[]}");

        // When
        var ran = explain("nothing");

        // Then
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("no event or keptn context 'nothing' has one");
    }

    private Ran explain(String id) {
        return run("explain", "evaluation", id);
    }
}
