package dev.drydock.evaluation.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.evaluation.PastEvaluation;
import dev.drydock.evaluation.SliValue;
import dev.drydock.events.EventId;
import dev.drydock.events.Result;
import dev.drydock.model.FileProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilesTest {
    @Test
    void shouldReadOneNumberForEachIndicator() {
        // When
        var values = ValuesParser.parse("values.yaml", "rt: 512.5\nerrors: 0\nlost:\n");

        // Then
        assertThat(values.value())
                .contains(List.of(
                        SliValue.measured("rt", 512.5),
                        SliValue.measured("errors", 0),
                        SliValue.missing("lost", "no value in the file")));
    }

    @Test
    void shouldReadWhatAProviderAnswers() {
        // Given
        var text = """
                {"indicatorValues": [
                  {"metric": "rt", "value": 5, "success": true},
                  {"metric": "errors", "value": 0, "success": false, "message": "no data"}]}""";

        // When
        var values = ValuesParser.parse("values.json", text);

        // Then
        assertThat(values.value()).contains(List.of(SliValue.measured("rt", 5), SliValue.missing("errors", "no data")));
    }

    @Test
    void shouldReadPastEvaluations() {
        // Given
        var text = """
                - values: { rt: 100 }
                - id: b
                  result: fail
                  invalidated: true
                  values: { rt: }
                """;

        // When
        var past = HistoryParser.parse("history.yaml", text);

        // Then
        assertThat(past.value())
                .contains(List.of(
                        new PastEvaluation(
                                new EventId("earlier-1"), Result.PASS, false, List.of(SliValue.measured("rt", 100))),
                        new PastEvaluation(
                                new EventId("b"),
                                Result.FAIL,
                                true,
                                List.of(SliValue.missing("rt", "no value in the file")))));
    }

    @Test
    void shouldReadAPageOfTheApi() {
        // Given
        var text = """
                {"evaluations": [
                  {"id": "w", "state": "waiting", "objectives": [], "finishedId": null},
                  {"id": "t", "finishedId": "f", "result": "warning", "invalidated": false,
                   "objectives": [{"sli": "rt", "value": 7.5, "weight": 2}, {"sli": "x", "value": null}]}],
                 "pageSize": 20, "nextPageKey": null}""";

        // When
        var past = HistoryParser.parse("page.json", text);

        // Then
        assertThat(past.value())
                .contains(List.of(new PastEvaluation(
                        new EventId("f"),
                        Result.WARNING,
                        false,
                        List.of(SliValue.measured("rt", 7.5), SliValue.missing("x", "")))));
    }

    @Test
    void shouldSayWhereAFileIsWrong() {
        // When
        var values = ValuesParser.parse("values.yaml", "rt: fast\nerrors: [1]\n");
        var past = HistoryParser.parse("history.yaml", "- result: good\n  values: { rt: 1 }\n- reslt: pass\n");

        // Then
        assertThat(values.problems())
                .extracting(FileProblem::toString)
                .containsExactly(
                        "values.yaml:1:5: expected a number, or null where nothing was measured, but found 'fast'",
                        "values.yaml:2:9: expected a text for 'errors', but found a list");
        assertThat(past.problems())
                .extracting(FileProblem::toString)
                .containsExactly(
                        "history.yaml:1:11: expected pass, warning or fail, but found 'good'",
                        "history.yaml:3:3: unknown key 'reslt' in this past evaluation, did you mean 'result'?",
                        "history.yaml:3:3: missing key 'values' in this past evaluation");
    }
}
