package dev.drydock.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.cli.explain.Explanation.Draft;

/** What was reported, what was tried, and how it ended. */
public final class ProblemExplanation {
    private final Wording wording;

    public ProblemExplanation(Wording wording) {
        this.wording = wording;
    }

    /** @param problem as the remediation service tells it */
    public Explanation explain(JsonNode problem) {
        var draft = new Draft();
        draft.say(problem.path("source").asText() + " reported '"
                + problem.path("name").asText() + "' of "
                + problem.path("project").asText() + "/" + problem.path("stage").asText() + "/"
                + problem.path("service").asText() + " " + wording.at(problem.path("openedAt")) + ".");
        problem.path("attempts").forEach(attempt -> draft.say("  " + attempt(attempt) + "."));
        problem.path("refusals")
                .forEach(refusal -> draft.say("  Refused " + wording.at(refusal.path("at"))
                        + Wording.colon(refusal.path("message").asText("")) + "."));
        end(draft, problem);
        return draft.done();
    }

    private String attempt(JsonNode attempt) {
        var result = attempt.path("result").asText("");
        var score = attempt.path("score");
        return attempt.path("number").asInt() + ". " + attempt.path("action").asText() + " "
                + wording.at(attempt.path("startedAt"))
                + (result.isEmpty() ? ": at work" : ": " + result)
                + (score.isNumber() ? ", score " + Math.round(score.asDouble()) : "")
                + Wording.colon(attempt.path("reason").asText(""));
    }

    private void end(Draft draft, JsonNode problem) {
        var message = Wording.colon(problem.path("message").asText(""));
        var context = problem.path("keptnContext").asText();
        switch (problem.path("state").asText()) {
            case "resolved" -> draft.say("It is resolved" + message + ".");
            case "resolved-by-itself" -> draft.say("It went away by itself" + message + ".");
            case "escalated" ->
                draft.say("It is escalated: nothing that was declared for it has helped" + message + ".")
                        .advise("people must take over; then add an action for it to remediation.yaml");
            case "aborted" -> draft.say("Its remediation was aborted" + message + ".");
            case "remediating" ->
                draft.say("It is being remediated.").advise(wording.command() + " explain sequence " + context);
            default ->
                draft.say("It is open, and nothing has been done about it yet.")
                        .advise(wording.command() + " explain sequence " + context);
        }
    }
}
