package dev.drydock.cli.explain;

import dev.drydock.cli.client.EventType;
import dev.drydock.cli.client.KeptnEvent;
import dev.drydock.cli.explain.Explanation.Draft;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an event asks for or says, what it answers, and what it brought about. */
public final class EventExplanation {
    private final Wording wording;

    public EventExplanation(Wording wording) {
        this.wording = wording;
    }

    /** @param flow all events of its context, newest first */
    public Explanation explain(KeptnEvent event, List<KeptnEvent> flow) {
        var draft = new Draft();
        draft.say(event.source() + " sent it " + wording.at(event.json().path("time")) + ": " + meaning(event) + ".");
        if (!event.triggeredId().isEmpty()) {
            draft.say(flow.stream()
                    .filter(other -> other.id().equals(event.triggeredId()))
                    .findFirst()
                    .map(asked -> "It answers " + name(asked) + " of " + asked.source() + ", sent "
                            + wording.at(asked.json().path("time")) + ".")
                    .orElse("It answers event " + event.triggeredId() + ", which is not in this context."));
        }
        var ignored = event.json().path("ignored").asText("");
        draft.sayIf(!ignored.isEmpty(), "It was recorded, but changed nothing: " + ignored);
        answers(draft, event, flow);
        about(draft, event);
        return draft.done();
    }

    /** Where to read on: why an action is held or a problem ended, or what the flow did. */
    private void about(Draft draft, KeptnEvent event) {
        var hold = event.json().path("data").path("hold");
        if (hold.isObject()) {
            draft.say("The action is held by the guard '" + hold.path("guard").asText() + "'"
                    + Wording.colon(hold.path("reason").asText("")) + ".");
        }
        var problem = event.data("problemId");
        if (!problem.isEmpty()) {
            draft.advise(wording.command() + " explain problem " + problem);
        }
        if (!event.context().isEmpty()) {
            draft.advise(wording.command() + " explain sequence " + event.context());
        }
    }

    private void answers(Draft draft, KeptnEvent event, List<KeptnEvent> flow) {
        var answers = flow.stream()
                .filter(other -> other.triggeredId().equals(event.id()))
                .toList();
        for (var i = answers.size() - 1; i >= 0; i--) {
            var answer = answers.get(i);
            var verdict = Wording.verdict(answer.data());
            draft.say("It was answered by " + answer.source() + " "
                    + wording.at(answer.json().path("time")) + ": "
                    + EventType.parse(answer.type()).kind() + (verdict.isEmpty() ? "" : " " + verdict)
                    + Wording.colon(answer.data("message")) + ".");
        }
        draft.sayIf(
                answers.isEmpty() && EventType.parse(event.type()).kind().equals("triggered"),
                "Nobody has answered it yet.");
    }

    private static String name(KeptnEvent event) {
        return event.type().startsWith(EventType.PREFIX)
                ? event.type().substring(EventType.PREFIX.length())
                : event.type();
    }

    private static String meaning(KeptnEvent event) {
        var type = EventType.parse(event.type());
        var place = Stream.of("project", "stage", "service")
                .map(event::data)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining("/"));
        var verdict = Wording.verdict(event.data());
        var words = switch (type.kind()) {
            case "triggered" ->
                type.shape() == EventType.Shape.SEQUENCE
                        ? "it asks for sequence " + type.name()
                        : "it asks somebody to carry out task " + type.name();
            case "started" -> "it says that " + type.name() + " has begun";
            case "status.changed" -> "it tells how far " + type.name() + " is";
            case "finished" -> "it says that " + type.name() + " is over" + (verdict.isEmpty() ? "" : ", " + verdict);
            default -> "it is of type " + event.type();
        };
        return words + (place.isEmpty() ? "" : " in " + place) + Wording.colon(event.data("message"));
    }
}
