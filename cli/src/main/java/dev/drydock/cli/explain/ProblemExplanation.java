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
        waiting(draft, told.path("waitsFor"));
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

    private void waiting(Draft draft, JsonNode waiting) {
        var needed = waiting.path("approvalsNeeded").asInt();
        if (needed > 0 && waiting.path("by").path("guard").asText().equals("risk")) {
            draft.say(waiting.path("action").asText() + " waits for the approval of " + needed
                    + (needed == 1 ? " person" : " different people") + ", until "
                    + wording.times().date(Wording.instant(waiting.path("until"))) + ".");
        }
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
