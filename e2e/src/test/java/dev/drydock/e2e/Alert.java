package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.e2e.stack.Api.Answer;
import dev.drydock.events.KeptnContext;

/** An alert as Alertmanager's webhook sends it. */
record Alert(String project, String fingerprint) {
    static final String PATH = "/api/remediation/v1/alertmanager";

    private static final String BODY = """
            {"version": "4", "status": "%1$s", "receiver": "drydock", "alerts": [{
              "status": "%1$s",
              "labels": {"alertname": "%2$s", "project": "%3$s", "stage": "production", "service": "helloservice"},
              "annotations": {"summary": "%2$s"},
              "startsAt": "2026-11-22T10:00:00Z",
              "fingerprint": "%4$s"
            }]}""";

    String firing() {
        return BODY.formatted("firing", Problems.SLOW, project, fingerprint);
    }

    String resolved() {
        return BODY.formatted("resolved", Problems.SLOW, project, fingerprint);
    }

    /** The flow that the alert started. */
    KeptnContext contextOf(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return new KeptnContext(
                answer.body().path("alerts").path(0).path("keptnContext").asText());
    }
}
