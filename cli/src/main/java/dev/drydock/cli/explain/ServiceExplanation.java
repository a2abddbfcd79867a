package dev.drydock.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.cli.explain.Explanation.Draft;

/** What would be done about each type of problem of a service now. */
public final class ServiceExplanation {
    private final Wording wording;

    public ServiceExplanation(Wording wording) {
        this.wording = wording;
    }

    /** @param prospect as the remediation service tells it */
    public Explanation explain(JsonNode prospect) {
        var draft = new Draft();
        var place =
                prospect.path("project").asText() + "/" + prospect.path("stage").asText() + "/"
                        + prospect.path("service").asText();
        var unusable = prospect.path("unusable").asText("");
        if (!unusable.isEmpty()) {
            return draft.say("Nothing would be done about a problem of " + place + ": " + unusable + ".")
                    .advise("check its files: " + wording.command() + " lint")
                    .done();
        }
        draft.say("If a problem of " + place + " was reported now:");
        prospect.path("remedies").forEach(remedy -> remedy(draft, remedy));
        draft.sayIf(
                prospect.path("remedies").isEmpty(),
                "  whatever it is, it would be escalated at once: the file names no remedy.");
        return draft.advise("try a problem on files at hand: " + wording.command() + " simulate --help")
                .done();
    }

    private static void remedy(Draft draft, JsonNode remedy) {
        var type = remedy.path("problemType").asText();
        draft.say("  '" + (type.isEmpty() ? "(without a root cause)" : type) + "': "
                + remedy.path("words").asText() + ".");
        remedy.path("actions").forEach(turn -> {
            draft.say("    " + turn.path("number").asInt() + ". "
                    + turn.path("title").asText() + " (" + turn.path("place").asText() + "): "
                    + turn.path("verdict").asText());
            GuardLines.of(draft, "       ", turn.path("checks"));
        });
    }
}
