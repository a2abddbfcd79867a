package dev.drydock.remediation.app;

/** Bodies as Grafana 11 posts them. */
final class Grafana {
    private Grafana() {}

    static String body(String status, String fingerprint, String service) {
        return """
                {
                  "receiver": "drydock",
                  "status": "%1$s",
                  "orgId": 1,
                  "alerts": [{
                    "status": "%1$s",
                    "labels": {"alertname": "Slow", "grafana_folder": "shop", "project": "p", "stage": "production", "service": "%3$s"},
                    "annotations": {"summary": "slow", "description": "p95 over 1 s"},
                    "startsAt": "2026-01-01T11:00:00.123456+01:00",
                    "endsAt": "0001-01-01T00:00:00Z",
                    "generatorURL": "https://grafana/alerting/1afz29v7z/edit",
                    "fingerprint": "%2$s",
                    "silenceURL": "https://grafana/alerting/silence/new",
                    "dashboardURL": "https://grafana/d/shop",
                    "panelURL": "",
                    "values": {"B": 44.23943737541908, "C": 1},
                    "valueString": "[ var='B' labels={} value=44.2 ]"
                  }],
                  "groupLabels": {},
                  "commonLabels": {"alertname": "Slow"},
                  "commonAnnotations": {},
                  "externalURL": "https://grafana/",
                  "version": "1",
                  "groupKey": "{}:{}",
                  "truncatedAlerts": 0,
                  "title": "[FIRING:1] Slow",
                  "state": "alerting",
                  "message": "**Firing**"
                }""".formatted(status, fingerprint, service);
    }
}
