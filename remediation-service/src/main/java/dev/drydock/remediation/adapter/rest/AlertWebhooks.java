package dev.drydock.remediation.adapter.rest;

import dev.drydock.remediation.adapter.rest.AlertWebhook.OneAlert;
import dev.drydock.remediation.adapter.rest.Webhooks.Message;
import dev.drydock.remediation.domain.intake.AlertTool;
import dev.drydock.remediation.domain.intake.Intake;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Reads the webhooks of a tool that sends alerts.
 *
 * @param version the version of the body that is read; one that names no version is read as this one
 * @param expected for the refusal of another body: what is expected, with a place for what is wrong
 */
record AlertWebhooks(Webhooks webhooks, AlertTool tool, String version, String expected) {
    private static final InstantSource CLOCK = Clock.systemUTC();

    List<Message> read(byte[] body) {
        var webhook = webhooks.parse(body, AlertWebhook.class, expected);
        var alerts = webhook.alerts();
        if (alerts == null || alerts.contains(null)) {
            throw Webhooks.malformed("it has no list 'alerts' of objects", expected);
        }
        if (webhook.version() != null && !webhook.version().equals(version)) {
            throw Webhooks.malformed(
                    "its version is '%s', only '%s' is known".formatted(webhook.version(), version), expected);
        }
        return present(alerts).map(this::message).toList();
    }

    private Message message(OneAlert one) {
        var alert = one.toAlert();
        var intake = one.isFiring() || one.isResolved()
                ? alert.read(tool, CLOCK.instant())
                : new Intake.Refused(
                        "its status is '%s', but must be 'firing' or 'resolved'".formatted(one.shownStatus()));
        return new Message(alert.fingerprint(), alert.title(), one.shownStatus(), intake);
    }

    private static Stream<OneAlert> present(List<OneAlert> alerts) {
        return alerts.stream().filter(Objects::nonNull);
    }
}
