package dev.drydock.remediation.app;

/** Bodies as Alertmanager 0.25 posts them. */
final class Alertmanager {
    private Alertmanager() {}

    static String alert(String status, String fingerprint, String service) {
        return """
                {
                  "status": "%s",
                  "labels": {
                    "alertname": "ResponseTime",
                    "project": "p",
                    "stage": "production",
                    "service": "%s",
                    "severity": "webhook"
                  },
                  "annotations": {"summary": "slow", "descriptions": "p95 over \\"1 s\\""},
                  "startsAt": "2026-01-01T10:00:00.123Z",
                  "endsAt": "0001-01-01T00:00:00Z",
                  "generatorURL": "http://prometheus:9090/graph?g0.expr=up&g0.tab=1",
                  "fingerprint": "%s"
                }""".formatted(status, service, fingerprint);
    }

    static String body(String... alerts) {
        return """
                {
                  "receiver": "drydock",
                  "status": "firing",
                  "alerts": [%s],
                  "groupLabels": {"alertname": "ResponseTime"},
                  "commonLabels": {"alertname": "ResponseTime", "project": "p"},
                  "commonAnnotations": {},
                  "externalURL": "http://alertmanager:9093",
                  "version": "4",
                  "groupKey": "{}:{alertname=\\"ResponseTime\\"}",
                  "truncatedAlerts": 0
                }""".formatted(String.join(",\n", alerts));
    }
}
