package dev.drydock.remediation.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Payload;
import dev.drydock.events.Problem;
import dev.drydock.events.Scope;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemReportTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final Map<String, Object> FIELDS = Map.of(
            "State", "OPEN",
            "PID", "-42_V2",
            "ProblemID", "P-17",
            "ProblemTitle", "Response time degradation",
            "ProblemURL", "https://tenant/#problems",
            "ImpactedEntity", "hello",
            "Tags", "keptn_project:shop, [Environment]keptn_stage:production, keptn_service:hello, frontend");

    @Test
    void shouldFindThePlaceInTheTagsOfTheImpactedEntities() {
        // When
        var told = (Intake.Readable) read(FIELDS);

        // Then
        assertThat(told.scope()).isEqualTo(new Scope("shop", "production", "hello"));
        assertThat(told.identity()).contains(new Identity("dynatrace", "-42_V2"));
        assertThat(told.trigger().data().text("problem", "ImpactedEntity")).contains("hello");
        assertThat(told.trigger().data().at("labels")).contains(Map.of("Problem URL", "https://tenant/#problems"));
        assertThat(Problem.of(told.trigger().data()).orElseThrow().title()).contains("Response time degradation");
    }

    @Test
    void shouldLetFieldsGoBeforeTagsAndReadThemInAnyCase() {
        // When
        var told = (Intake.Readable) read(with("keptnproject", "ops", "KeptnStage", "hardening", "SERVICE", "all"));

        // Then
        assertThat(told.scope()).isEqualTo(new Scope("ops", "hardening", "all"));
    }

    @ParameterizedTest
    @CsvSource({"RESOLVED, true", "resolved, true", "MERGED, true", "OPEN, false"})
    void shouldSayWhetherItIsOver(String state, boolean over) {
        // When
        var told = (Intake.Readable) read(with("State", state));

        // Then
        assertThat(told.isOver()).isEqualTo(over);
        assertThat(told.context()).isEqualTo(((Intake.Readable) read(FIELDS)).context());
    }

    @ParameterizedTest
    @CsvSource({
        "PID, '', missing field 'PID'",
        "ProblemTitle, '', missing field 'ProblemTitle'",
        "State, {State}, field 'State' is '{State}'",
        "Tags, '', missing field or tag 'project' or 'KeptnProject' or 'keptn_project'"
    })
    void shouldSayWhatIsWrongWhenItCannotBeATold(String field, String value, String reason) {
        // When
        var intake = read(with(field, value));

        // Then
        assertThat(((Intake.Refused) intake).reason().replace("''", "'")).startsWith(reason.replace("''", "'"));
    }

    private static Intake read(Map<String, Object> fields) {
        return new ProblemReport(ProblemReport.DYNATRACE, new Payload(fields)).readWebhook(ProblemReport.PLACES, NOW);
    }

    private static Map<String, Object> with(String... more) {
        var fields = new HashMap<>(FIELDS);
        for (var i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }
}
