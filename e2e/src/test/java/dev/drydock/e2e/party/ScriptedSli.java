package dev.drydock.e2e.party;

import dev.drydock.events.Answer;
import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An SLI provider that answers what a story wrote down: a value per attempt, the last one from then on. */
public final class ScriptedSli implements AutoCloseable {
    /** The name by which evaluations ask for it. */
    public static final String PROVIDER = "scripted";

    private static final String SOURCE = "scripted-sli-provider";

    private final Map<String, List<Double>> scripts = new ConcurrentHashMap<>();
    private final Map<KeptnContext, List<EventId>> attempts = new ConcurrentHashMap<>();
    private final DurableParty party;

    private ScriptedSli(String url) {
        party = DurableParty.answering(url, SOURCE, "sh.keptn.event.get-sli.triggered", this::answers);
    }

    public static ScriptedSli of(String url) {
        return new ScriptedSli(url);
    }

    /**
     * What to answer.
     *
     * @param flows a project, or a context, which goes before
     */
    public void script(String flows, Double... values) {
        scripts.put(flows, List.of(values));
    }

    @Override
    public void close() {
        party.close();
    }

    private List<KeptnEvent> answers(KeptnEvent event) {
        if (!event.data()
                .text("get-sli", "sliProvider")
                .filter(PROVIDER::equals)
                .isPresent()) {
            return List.of();
        }
        var answer = new Answer(event, SOURCE);
        return value(event)
                .map(value -> List.of(answer.started(Instant.now()), finished(answer, value)))
                .orElseGet(List::of);
    }

    private Optional<Double> value(KeptnEvent event) {
        var context = event.context().orElseThrow();
        var script = Optional.ofNullable(scripts.get(context.value()))
                .or(() -> event.data().text("project").map(scripts::get));
        return script.map(values -> values.get(Math.min(attempt(context, event.id()), values.size() - 1)));
    }

    private int attempt(KeptnContext context, EventId asked) {
        var asks = attempts.computeIfAbsent(context, ignored -> new ArrayList<>());
        if (!asks.contains(asked)) {
            asks.add(asked);
        }
        return asks.indexOf(asked);
    }

    private static KeptnEvent finished(Answer answer, double value) {
        var asked = answer.triggered().data();
        var values = asked.list("get-sli", "indicators").orElse(List.of()).stream()
                .map(metric -> Map.of("metric", metric, "value", value, "success", true, "message", ""))
                .toList();
        var outcome = Payload.EMPTY.with(
                "get-sli",
                Map.of(
                        "start", asked.text("get-sli", "start").orElse(""),
                        "end", asked.text("get-sli", "end").orElse(""),
                        "indicatorValues", values));
        return answer.finished(Instant.now(), Result.PASS, Status.SUCCEEDED, "", outcome);
    }
}
