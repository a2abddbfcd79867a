package dev.drydock.local.demo;

import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Problem;
import dev.drydock.events.Result;
import java.util.List;
import java.util.Optional;

/** What a newcomer is told about one event. */
record StoryLines(Story before, Story now) {
    List<String> of(KeptnEvent event) {
        if (now.ending().isPresent() && before.ending().isEmpty()) {
            return List.of(ending(now.ending().get()));
        }
        if (event.type() instanceof EventType.OfSequence sequence) {
            return ofSequence(sequence, event).stream().toList();
        }
        if (event.type() instanceof EventType.OfTask task) {
            return ofTask(task, event).stream().toList();
        }
        return List.of();
    }

    private static String ending(Story.Ending ending) {
        return ending.healed()
                ? "The problem is resolved. " + ending.message()
                : "Drydock has no further action and calls for people. " + ending.message();
    }

    private Optional<String> ofSequence(EventType.OfSequence sequence, KeptnEvent event) {
        return switch (sequence.kind()) {
            case TRIGGERED -> Optional.of(begun(sequence, event.data()));
            case FINISHED ->
                Story.isRemediation(sequence)
                        ? Optional.empty()
                        : Optional.of("The %s to %s ended: %s."
                                .formatted(sequence.sequence(), sequence.stage(), verdict(event.data())));
            default -> Optional.empty();
        };
    }

    private String begun(EventType.OfSequence sequence, Payload data) {
        if (!Story.isRemediation(sequence)) {
            var what = image(data).orElse(data.text("service").orElse("a service"));
            return "The %s of %s to %s begins.".formatted(sequence.sequence(), what, sequence.stage());
        }
        if (before.problem().isPresent()) {
            return "That did not suffice. The shipyard says: remediate again.";
        }
        var problem = Problem.of(data).flatMap(Problem::title).orElse("a problem");
        return "Alertmanager has reported %s in %s: a remediation begins.".formatted(problem, sequence.stage());
    }

    private Optional<String> ofTask(EventType.OfTask task, KeptnEvent event) {
        return switch (task.kind()) {
            case STARTED -> started(task.task(), event);
            case FINISHED -> finished(task.task(), event);
            default -> Optional.empty();
        };
    }

    private static Optional<String> started(String task, KeptnEvent event) {
        var where = event.data().text("stage").orElse("?");
        return switch (task) {
            case "je-deployment" -> Optional.of("Deploying to %s with helm, by the job executor …".formatted(where));
            case "je-test" -> Optional.of("Locust tests %s for a minute …".formatted(where));
            case "action" -> Optional.of("The action is taken by " + event.source() + " …");
            default -> Optional.empty();
        };
    }

    private Optional<String> finished(String task, KeptnEvent event) {
        return switch (task) {
            case "get-action" -> Optional.of(nextAction(event.data()));
            case "evaluation" -> Optional.of(evaluated(Judgements.of(event.data())));
            case "approval" -> Optional.of("Approved: " + verdict(event.data()) + ".");
            case "action" -> Optional.of("The action is done: " + outcome(event.data()) + ".");
            default ->
                event.data().result().orElse(Result.FAIL) == Result.PASS
                        ? Optional.empty()
                        : Optional.of("%s ended: %s.".formatted(task, outcome(event.data())));
        };
    }

    private String nextAction(Payload data) {
        if (now.attempts().size() == before.attempts().size()) {
            return "remediation.yaml has no further action. "
                    + data.text("message").orElse("");
        }
        var attempt = now.attempts().get(now.attempts().size() - 1);
        return "Action %d of remediation.yaml: %s.".formatted(attempt.number(), attempt.action());
    }

    private static String evaluated(Attempt.Judgement judgement) {
        return "The evaluation of the SLO says %s, score %d: %s."
                .formatted(judgement.result().wire(), judgement.score(), judgement.measured());
    }

    private static String outcome(Payload data) {
        return data.text("message")
                .flatMap(text -> text.lines().findFirst())
                .map(line -> verdict(data) + ", " + line.replaceFirst("\\.+$", ""))
                .orElse(verdict(data));
    }

    private static String verdict(Payload data) {
        return data.result().map(Result::wire).orElse("without a result");
    }

    private static Optional<String> image(Payload data) {
        return data.text("configurationChange", "values", "image");
    }
}
