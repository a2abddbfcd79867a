package dev.drydock.lighthouse.domain.evaluation;

import dev.drydock.evaluation.Explanation;
import dev.drydock.evaluation.ObjectiveResult;
import dev.drydock.evaluation.Target;
import dev.drydock.evaluation.Verdict;
import dev.drydock.events.EventId;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code evaluation} block of {@code evaluation.finished} (reference 7.8). */
public final class FinishedPayload {
    private FinishedPayload() {}

    /** An evaluation by an SLO file. */
    public static Payload of(TimeWindow window, String sloText, Verdict verdict) {
        var block = block(window, verdict.result(), verdict.score());
        block.put("sloFileContent", Base64.getEncoder().encodeToString(sloText.getBytes(StandardCharsets.UTF_8)));
        block.put(
                "indicatorResults",
                verdict.objectives().stream().map(FinishedPayload::json).toList());
        if (!verdict.comparedEvents().isEmpty()) {
            block.put(
                    "comparedEvents",
                    verdict.comparedEvents().stream().map(EventId::value).toList());
        }
        return Payload.EMPTY.with("evaluation", block);
    }

    /**
     * An evaluation that had nothing to go by. It has the block all the same, so that none of an earlier evaluation in
     * the flow is taken for this one's.
     */
    public static Payload empty(Optional<TimeWindow> window, Result result) {
        var block = block(window.orElse(new TimeWindow("", "")), result, 0);
        block.put("sloFileContent", "");
        block.put("indicatorResults", List.of());
        return Payload.EMPTY.with("evaluation", block);
    }

    private static Map<String, Object> block(TimeWindow window, Result result, double score) {
        var block = new LinkedHashMap<String, Object>();
        block.put("timeStart", window.start());
        block.put("timeEnd", window.end());
        block.put("result", result.wire());
        block.put("score", score);
        return block;
    }

    private static Map<String, Object> json(ObjectiveResult result) {
        var json = new LinkedHashMap<String, Object>();
        json.put("score", result.score());
        json.put("value", GetSliPayload.json(result.value()));
        json.put("displayName", result.objective().displayName().orElse(""));
        json.put("passTargets", json(result.passTargets()));
        json.put(
                "warningTargets",
                result.warningTargets().map(FinishedPayload::json).orElse(null));
        json.put("keySli", result.keySliOfPayload());
        json.put("status", result.status().wire());
        json.put("weight", result.objective().weight());
        json.put("pointsLost", result.lostScore());
        json.put("explanation", Explanation.of(result));
        return json;
    }

    private static List<Map<String, Object>> json(List<Target> targets) {
        return targets.stream().map(FinishedPayload::json).toList();
    }

    private static Map<String, Object> json(Target target) {
        return Map.of(
                "criteria",
                target.criteria(),
                "targetValue",
                GetSliPayload.finite(target.targetValue()),
                "violated",
                target.violated());
    }
}
