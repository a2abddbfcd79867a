package dev.drydock.providercheck.domain;

import static dev.drydock.providercheck.domain.Finding.failed;
import static dev.drydock.providercheck.domain.Finding.ok;

import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.providercheck.domain.Finding.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether every answer has the attributes that the contract asks for. */
final class AttributeRules {
    private static final String CONTROLLER = "shipyard-controller";
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Exchange exchange;

    private AttributeRules(Exchange exchange) {
        this.exchange = exchange;
    }

    static List<Finding> judge(Exchange exchange) {
        var rules = new AttributeRules(exchange);
        return List.of(
                rules.events(),
                rules.subjects(),
                rules.ids(),
                rules.triggeredId(),
                rules.context(),
                rules.source(),
                rules.commit(),
                rules.time(),
                rules.messageId());
    }

    private Finding events() {
        return each(
                "event",
                "Every answer is a CloudEvent in structured JSON.",
                heard -> heard.event().isEmpty() ? Optional.of("is no event: " + heard.flaw()) : contentType(heard),
                Verdict.FAILED,
                "Send one JSON object with specversion 1.0, id, source, type, datacontenttype application/json and data.",
                Chapter.MESSAGES);
    }

    private static Optional<String> contentType(Heard heard) {
        return Optional.ofNullable(heard.headers().get("content-type"))
                .filter(type ->
                        !type.startsWith("application/cloudevents+json") && !type.startsWith("application/json"))
                .map(type -> "has the header content-type '%s'; it is application/cloudevents+json".formatted(type));
    }

    private Finding subjects() {
        return eachEvent(
                "type",
                "Every answer is published on the subject that is its type.",
                (heard, event) -> event.type().value().equals(heard.subject())
                        ? Optional.empty()
                        : Optional.of("was published on %s, but has the type %s"
                                .formatted(heard.subject(), event.type().value())),
                Verdict.FAILED,
                "Use the type as the subject: sh.keptn.event.<task>.<kind>.",
                Chapter.MESSAGES);
    }

    private Finding ids() {
        var asked = exchange.asked().id();
        var shared = exchange.ids(EventKind.STARTED).stream()
                .filter(exchange.ids(EventKind.FINISHED)::contains)
                .findFirst();
        if (shared.isPresent()) {
            return failed(
                    "id",
                    "started and finished have the same id '%s': they count as one event.".formatted(shared.get()),
                    "Give each answer an id of its own that derives from the triggered event, the kind and the source.",
                    Chapter.IDS);
        }
        return eachEvent(
                "id",
                "Every answer has an id of its own.",
                (heard, event) -> event.id().equals(asked)
                        ? Optional.of("has the id of the event that it answers: it counts as a repeat of that")
                        : Optional.empty(),
                Verdict.FAILED,
                "Give each answer an id of its own that derives from the triggered event, the kind and the source.",
                Chapter.IDS);
    }

    private Finding triggeredId() {
        var asked = exchange.asked().id();
        return eachEvent(
                "triggeredid",
                "Every answer names the event that it answers.",
                (heard, event) -> event.triggeredId().equals(Optional.of(asked))
                        ? Optional.empty()
                        : Optional.of(event.triggeredId()
                                .map(id -> "has the triggeredid '%s', but answers '%s'".formatted(id, asked))
                                .orElse("has no triggeredid")),
                Verdict.FAILED,
                "Copy the id of the triggered event to triggeredid: by it alone the sequence is found.",
                Chapter.ANSWERS);
    }

    private Finding context() {
        var asked = exchange.asked().context().orElseThrow();
        return eachEvent(
                "shkeptncontext",
                "Every answer belongs to the same flow.",
                (heard, event) -> event.context().equals(Optional.of(asked))
                        ? Optional.empty()
                        : Optional.of(event.context()
                                .map(context -> "has the shkeptncontext '%s' instead of '%s'".formatted(context, asked))
                                .orElse("has no shkeptncontext")),
                Verdict.FAILED,
                "Copy shkeptncontext from the triggered event.",
                Chapter.ANSWERS);
    }

    private Finding source() {
        var sources = exchange.answers().stream()
                .flatMap(heard -> heard.event().stream())
                .map(KeptnEvent::source)
                .collect(Collectors.toCollection(TreeSet::new));
        var foreign = sources.stream()
                .filter(Set.of(CONTROLLER, exchange.asked().source())::contains)
                .findFirst();
        if (foreign.isPresent()) {
            return failed(
                    "source",
                    "It answers in the name of '%s'.".formatted(foreign.get()),
                    "Give it a source of its own, such as its name.",
                    Chapter.ANSWERS);
        }
        var started = sourcesOf(EventKind.STARTED);
        var finished = sourcesOf(EventKind.FINISHED);
        return !started.isEmpty() && !finished.isEmpty() && !started.equals(finished)
                ? failed(
                        "source",
                        "started comes from %s, finished from %s: a task is done when everybody who has started has finished."
                                .formatted(started, finished),
                        "Use the same source in all answers.",
                        Chapter.ANSWERS)
                : ok("source", "All answers come from '%s'.".formatted(String.join("', '", sources)));
    }

    private Set<String> sourcesOf(EventKind kind) {
        return exchange.of(kind).stream()
                .flatMap(heard -> heard.event().stream())
                .map(KeptnEvent::source)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Finding commit() {
        var asked = exchange.asked().gitCommitId();
        return eachEvent(
                "gitcommitid",
                "Every answer keeps the commit.",
                (heard, event) ->
                        event.gitCommitId().equals(asked) ? Optional.empty() : Optional.of("does not keep gitcommitid"),
                Verdict.WARNING,
                "Copy gitcommitid from the triggered event: it says at which commit the flow reads its files.",
                Chapter.ANSWERS);
    }

    private Finding time() {
        return eachEvent(
                "time",
                "Every answer says when it was sent.",
                (heard, event) ->
                        Duration.between(event.time(), heard.at()).abs().compareTo(SKEW) > 0
                                ? Optional.of("has the time %s, and came at %s".formatted(event.time(), heard.at()))
                                : Optional.empty(),
                Verdict.WARNING,
                "Set time to now, in RFC 3339 with a zone, and let the machine's clock be set by NTP.",
                Chapter.MESSAGES);
    }

    private Finding messageId() {
        return eachEvent(
                "message-id",
                "Every answer is published with its id as message id.",
                (heard, event) -> event.id().value().equals(heard.headers().get("nats-msg-id"))
                        ? Optional.empty()
                        : Optional.of("has no header Nats-Msg-Id with its id"),
                Verdict.WARNING,
                "Set the header Nats-Msg-Id to the event's id: then the stream drops a repeat by itself.",
                Chapter.IDS);
    }

    /** One finding about all answers: the first that is not as it should be is named. */
    private Finding each(
            String check,
            String fine,
            Function<Heard, Optional<String>> flaw,
            Verdict bad,
            String advice,
            Chapter chapter) {
        for (var heard : exchange.answers()) {
            var found = flaw.apply(heard);
            if (found.isPresent()) {
                return new Finding(check, bad, heard.kind() + " " + found.get() + ".", advice, chapter.anchor());
            }
        }
        return ok(check, fine);
    }

    private Finding eachEvent(String check, String fine, EventFlaw flaw, Verdict bad, String advice, Chapter chapter) {
        return each(check, fine, heard -> heard.event().flatMap(event -> flaw.of(heard, event)), bad, advice, chapter);
    }

    @FunctionalInterface
    private interface EventFlaw {
        Optional<String> of(Heard heard, KeptnEvent event);
    }
}
