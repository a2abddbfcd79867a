package dev.drydock.shipyard.domain.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Payload;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource({
        "AG1, pass/succeeded, pass/succeeded, true",
        "AG2, pass/succeeded pass/succeeded, pass/succeeded, true",
        "AG3, pass/succeeded fail/succeeded, fail/succeeded, false",
        "AG4, pass/succeeded warning/succeeded, warning/succeeded, true",
        "AG5, pass/succeeded fail/errored, fail/errored, false",
        "AG6, warning/succeeded fail/succeeded, fail/succeeded, false",
        "AG7, pass/succeeded whatever/succeeded, fail/succeeded, false",
        "AG8, fail/succeeded pass/errored, fail/errored, false",
        "AG9, pass/succeeded fail/errored, fail/errored, false",
        "AG10, /succeeded, fail/succeeded, false",
        "AG11, pass/unknown, fail/unknown, false",
        "AG12, pass/aborted, pass/aborted, true",
        "AG13, pass/, fail/unknown, false",
        "AG14, warning/aborted pass/succeeded, warning/aborted, true",
        "AG15, pass/errored pass/aborted, pass/errored, false",
        "AG16, pass/aborted pass/unknown, pass/aborted, true",
        "AG18, pass/odd, fail/unknown, false",
        "AG19, PASS/succeeded, fail/succeeded, false"
    })
    void shouldAddUpWhenSeveralAnswer(String row, String answers, String expected, boolean goesOn) {
        // Given
        var verdicts = new ArrayList<Verdict>();
        for (var answer : answers.split(" ")) {
            var slash = answer.indexOf('/');
            verdicts.add(Verdict.of(Payload.EMPTY
                    .with("result", answer.substring(0, slash))
                    .with("status", answer.substring(slash + 1))));
        }

        // When
        var all = Verdict.aggregate(verdicts);

        // Then
        assertThat(all.result().wire() + "/" + all.status().wire()).isEqualTo(expected);
        assertThat(all.goesOn()).isEqualTo(goesOn);
    }
}
