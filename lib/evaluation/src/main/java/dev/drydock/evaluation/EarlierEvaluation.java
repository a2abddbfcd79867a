package dev.drydock.evaluation;

import dev.drydock.events.EventId;
import java.util.List;

/** An evaluation of the same service that a new one is compared with. */
public record EarlierEvaluation(EventId finished, List<SliValue> values) {
    public EarlierEvaluation {
        values = List.copyOf(values);
    }
}
