package dev.drydock.lighthouse.domain.flow;

import dev.drydock.evaluation.EarlierEvaluation;
import dev.drydock.evaluation.SloEvaluation;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import dev.drydock.lighthouse.domain.evaluation.FinishedPayload;
import dev.drydock.lighthouse.domain.evaluation.GetSliPayload;
import dev.drydock.lighthouse.domain.evaluation.TimeWindow;
import dev.drydock.model.Parsed;
import dev.drydock.model.slo.Slo;
import dev.drydock.model.slo.SloParser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An evaluation that waits for its values. It keeps the SLO file it began with, whatever happens to the project
 * meanwhile.
 */
public record PendingEvaluation(KeptnEvent triggered, TimeWindow window, String sloText, String provider) {
    /** The name of the file in messages and in the repository. */
    public static final String FILE = "slo.yaml";

    public EvaluationFlow flow() {
        return new EvaluationFlow(triggered);
    }

    public Scope scope() {
        return triggered.data().scope().orElseThrow();
    }

    public Slo slo() {
        return parse(sloText).value().orElseThrow();
    }

    public static Parsed<Slo> parse(String text) {
        return SloParser.parse(FILE, text);
    }

    /** Ends because its SLO file cannot be read any more, as by a later version of this service; empty if it can. */
    public Optional<Conclusion> unreadable(Instant now) {
        var parsed = parse(sloText);
        return parsed.value().isPresent()
                ? Optional.empty()
                : Optional.of(flow().impossible(
                                Optional.of(window),
                                "The file it began with cannot be read any more: "
                                        + parsed.problems().get(0),
                                now));
    }

    /** Asks the provider. */
    public KeptnEvent getSli(Instant now) {
        return flow().getSli(provider, window, slo(), now);
    }

    /** Ends with the provider's answer. */
    public Conclusion conclude(Payload answer, List<EarlierEvaluation> earlier, Instant now) {
        var status = answer.status().orElse(Status.SUCCEEDED);
        if (status == Status.ABORTED || status == Status.ERRORED) {
            return flow().impossible(
                            Optional.of(window),
                            "get-sli of the SLI provider '%s' was %s%s"
                                    .formatted(
                                            provider,
                                            status.wire(),
                                            answer.text("message")
                                                    .map(text -> ": " + text)
                                                    .orElse(".")),
                            now);
        }
        var verdict = SloEvaluation.evaluate(slo(), GetSliPayload.values(answer), earlier);
        return flow().judged(Judgement.of(verdict, answer), FinishedPayload.of(window, sloText, verdict), now);
    }

    /** Ends because the provider did not answer. */
    public Conclusion expire(Duration deadline, Instant now) {
        return flow().unanswered(window, provider, deadline, now);
    }
}
