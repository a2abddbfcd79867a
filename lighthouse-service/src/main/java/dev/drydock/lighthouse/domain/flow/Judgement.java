package dev.drydock.lighthouse.domain.flow;

import dev.drydock.evaluation.Verdict;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;

/**
 * The verdict together with what the provider said of itself.
 *
 * @param result the evaluation's, or fail if the provider failed; a provider's warning is no reason
 */
record Judgement(Verdict verdict, Result result, String message) {
    static Judgement of(Verdict verdict, Payload getSliFinished) {
        var providerFailed = getSliFinished.result().filter(Result.FAIL::equals).isPresent();
        if (!providerFailed || verdict.result() == Result.FAIL) {
            return new Judgement(verdict, verdict.result(), verdict.message());
        }
        var said = getSliFinished.text("message").map(text -> ": " + text).orElse(".");
        return new Judgement(
                verdict, Result.FAIL, (verdict.message() + " The SLI provider reports that it failed" + said).strip());
    }
}
