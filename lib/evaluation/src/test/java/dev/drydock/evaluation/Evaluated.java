package dev.drydock.evaluation;

import dev.drydock.model.slo.Slo;
import java.util.List;

/** An SLO file whose criteria are upper bounds, with values for its objectives; some are missing. */
record Evaluated(Slo slo, List<SliValue> values, List<EarlierEvaluation> earlier) {
    Verdict verdict() {
        return SloEvaluation.evaluate(slo, values, earlier);
    }
}
