package dev.drydock.providercheck.domain;

import static dev.drydock.providercheck.domain.Finding.failed;
import static dev.drydock.providercheck.domain.Finding.ok;
import static dev.drydock.providercheck.domain.Finding.warning;

import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether the data of the answers is what the contract asks for: place, verdict, message, and what is told on. */
final class OutcomeRules {
    private static final List<String> PLACE = List.of("project", "stage", "service");
    private static final Set<String> COMMON =
            Set.of("project", "stage", "service", "labels", "message", "result", "status", "temporaryData");

    private OutcomeRules() {}

    static List<Finding> judge(Exchange exchange) {
        var findings = new ArrayList<Finding>();
        findings.add(place(exchange));
        for (var heard : exchange.of(EventKind.FINISHED)) {
            heard.event().ifPresent(event -> {
                var data = event.data();
                findings.add(status(data));
                findings.add(result(data));
                findings.add(message(data));
                findings.add(block(exchange, data));
            });
            break; // whether there are more is another finding
        }
        return findings;
    }

    private static Finding place(Exchange exchange) {
        var asked = exchange.asked().data();
        for (var heard : exchange.answers()) {
            var said = heard.event().map(KeptnEvent::data).orElse(asked);
            for (var key : PLACE) {
                if (!said.text(key).equals(asked.text(key))) {
                    return failed(
                            "place",
                            "%s has data.%s %s instead of '%s'."
                                    .formatted(
                                            heard.kind(),
                                            key,
                                            quoted(said.text(key).orElse("")),
                                            asked.text(key).orElse("")),
                            "Copy project, stage, service and labels from the triggered event's data.",
                            Chapter.ANSWERS);
                }
            }
            if (!said.at("labels").equals(asked.at("labels"))) {
                return warning(
                        "place",
                        heard.kind() + " does not keep data.labels.",
                        "Copy labels from the triggered event's data: people search by them.",
                        Chapter.ANSWERS);
            }
        }
        return ok("place", "Every answer keeps project, stage, service and labels.");
    }

    private static Finding status(Payload data) {
        var word = String.valueOf(data.at("status").orElse(""));
        if (data.status().isEmpty()) {
            return failed(
                    "status",
                    "data.status of finished is %s.".formatted(quoted(word)),
                    "Say whether it worked: succeeded, errored or aborted.",
                    Chapter.OUTCOME);
        }
        return data.status().get() == Status.UNKNOWN
                ? failed(
                        "status",
                        "data.status of finished is 'unknown', as in the event that is answered: it looks passed on.",
                        "Set status and result yourself; do not send back what came in.",
                        Chapter.OUTCOME)
                : ok("status", "data.status of finished is '%s'.".formatted(word));
    }

    private static Finding result(Payload data) {
        var word = String.valueOf(data.at("result").orElse(""));
        if (data.result().isEmpty()) {
            return failed(
                    "result",
                    "data.result of finished is %s.".formatted(quoted(word)),
                    "Give the verdict: pass, warning or fail.",
                    Chapter.OUTCOME);
        }
        var contradicts = data.result().get() == Result.PASS
                && data.status()
                        .filter(status -> status == Status.ERRORED || status == Status.ABORTED)
                        .isPresent();
        return contradicts
                ? failed(
                        "result",
                        "finished says status '%s' and result 'pass'."
                                .formatted(data.text("status").orElse("")),
                        "What could not be carried out has not passed: say result fail.",
                        Chapter.OUTCOME)
                : ok("result", "data.result of finished is '%s'.".formatted(word));
    }

    private static Finding message(Payload data) {
        return data.text("message")
                .map(text -> ok(
                        "message", "It tells people: " + (text.length() > 120 ? text.substring(0, 120) + " …" : text)))
                .orElseGet(() -> warning(
                        "message",
                        "finished has no data.message.",
                        "Say in one sentence what was done, or why not: it is what people read first.",
                        Chapter.OUTCOME));
    }

    private static Finding block(Exchange exchange, Payload data) {
        var own = new TreeSet<>(data.values().keySet());
        own.removeAll(COMMON);
        own.removeAll(exchange.asked().data().values().keySet());
        own.remove(exchange.task());
        return own.isEmpty()
                ? ok("data", "What it tells later tasks is in data.%s.".formatted(exchange.task()))
                : warning(
                        "data",
                        "finished has %s beside the common data.".formatted(own),
                        "Put what later tasks should know into data.%s: elsewhere it may cover what others have told."
                                .formatted(exchange.task()),
                        Chapter.OUTCOME);
    }

    private static String quoted(String word) {
        return word.isEmpty() ? "missing" : "'" + word + "'";
    }
}
