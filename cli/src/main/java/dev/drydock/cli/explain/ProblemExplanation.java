package dev.drydock.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.cli.explain.Explanation.Draft;

/** What was reported, what was tried or held and why, and how it stands or ended. */
public final class ProblemExplanation {
    private final Wording wording;

    public ProblemExplanation(Wording wording) {
        this.wording = wording;
    }

    /** @param told as the remediation service explains the problem */
    public Explanation explain(JsonNode told) {
        var draft = new Draft();
        var problem = told.path("problem");
        draft.say(problem.path("source").asText() + " reported '"
                + problem.path("name").asText() + "' of "
                + problem.path("project").asText() + "/" + problem.path("stage").asText() + "/"
                + problem.path("service").asText() + " " + wording.at(problem.path("openedAt")) + ".");
        told.path("steps").forEach(step -> step(draft, step));
        waiting(draft, told.path("waitsFor"), problem.path("approval").path("evidence"));
        end(draft, problem, told.path("conclusion").asText(""));
        told.path("advice").forEach(advice -> draft.advise(advice.asText()));
        return draft.done();
    }

    private void step(Draft draft, JsonNode step) {
        draft.say("  "
                + Wording.instant(step.path("at")).map(wording.times()::clock).orElse("") + " "
                + step.path("kind").asText() + Wording.colon(step.path("words").asText("")));
        GuardLines.of(draft, "             ", step.path("checks"));
    }

    private void waiting(Draft draft, JsonNode waiting, JsonNode evidence) {
        var needed = waiting.path("approvalsNeeded").asInt();
        if (needed == 0 || !waiting.path("by").path("guard").asText().equals("risk")) {
            return;
        }
        draft.say(waiting.path("action").asText() + " waits for the approval of " + needed
                + (needed == 1 ? " person" : " different people") + ", until "
                + wording.times().date(Wording.instant(waiting.path("until"))) + ".");
        waiting.path("votes")
                .forEach(vote -> draft.say("  " + vote.path("by").asText()
                        + (vote.path("approved").asBoolean() ? " approved" : " declined") + " it "
                        + wording.at(vote.path("at"))
                        + Wording.colon(vote.path("comment").asText("")) + "."));
        draft.sayIf(
                evidence.path("score").isNumber(),
                "  The score of the service is " + score(evidence, "score") + " now.");
        draft.sayIf(
                evidence.has("outcomes") && evidence.path("outcomes").isEmpty(), "  It was never done here before.");
        evidence.path("outcomes")
                .forEach(outcome -> draft.say("  It was done " + wording.at(outcome.path("at")) + ": "
                        + outcome.path("effect").asText()
                        + (outcome.path("score").isNumber()
                                ? ", score " + score(outcome, "scoreBefore") + " before and " + score(outcome, "score")
                                        + " after"
                                : "")
                        + "."));
    }

    private static String score(JsonNode of, String key) {
        var score = of.path(key);
        return score.isNumber() ? String.valueOf(Math.round(score.asDouble())) : "unknown";
    }

    private void end(Draft draft, JsonNode problem, String conclusion) {
        var why = Wording.colon(conclusion);
        switch (problem.path("state").asText()) {
            case "resolved" -> draft.say("It is resolved" + why + ".");
            case "resolved-by-itself" -> draft.say("It went away by itself" + why + ".");
            case "escalated" ->
                draft.say("It is escalated: nothing that was declared for it has helped" + why + ".")
                        .advise("people must take over; then add an action for it to remediation.yaml");
            case "aborted" -> draft.say("Its remediation was aborted" + why + ".");
            default ->
                draft.say("It is not over" + why + ".")
                        .advise(wording.command() + " explain sequence "
                                + problem.path("keptnContext").asText());
        }
    }
}
