package dev.drydock.evaluation;

import dev.drydock.events.EventId;
import dev.drydock.model.slo.SloParser;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Makes {@link Evaluated} evaluations. */
class Evaluations extends DomainContextBase {
    private record Part(int weight, boolean key, String pass, String warning, double value, double before, int kind) {
        private static final int MISSING = 0;
        private static final int UNCOMPARED = 1;

        String yaml(String sli) {
            return "- sli: " + sli + "\n  weight: " + weight + "\n  key_sli: " + key + "\n" + criteria("pass", pass)
                    + criteria("warning", warning);
        }

        private static String criteria(String name, String text) {
            return text.isEmpty() ? "" : "  " + name + ": [ { criteria: [ \"" + text + "\" ] } ]\n";
        }
    }

    @Provide
    Arbitrary<Evaluated> evaluated() {
        var criteria = Arbitraries.of("", "<40", "<=60", "<=+10%", "<-5", "<=+0");
        var part = Combinators.combine(
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.of(true, false, false, false),
                        criteria,
                        criteria,
                        Arbitraries.integers().between(0, 100).map(Integer::doubleValue),
                        Arbitraries.integers().between(0, 100).map(Integer::doubleValue),
                        Arbitraries.integers().between(0, 5))
                .as(Part::new);
        return Combinators.combine(
                        part.list().ofMinSize(1).ofMaxSize(12),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.integers().between(0, 100))
                .as(Evaluations::of);
    }

    private static Evaluated of(List<Part> parts, int pass, int warning) {
        var text = new StringBuilder("objectives:\n");
        var values = new ArrayList<SliValue>();
        var before = new ArrayList<SliValue>();
        for (var place = 0; place < parts.size(); place++) {
            var part = parts.get(place);
            var sli = "sli" + place;
            text.append(part.yaml(sli));
            if (part.kind() != Part.MISSING) {
                values.add(SliValue.measured(sli, part.value()));
            }
            if (part.kind() != Part.UNCOMPARED) {
                before.add(SliValue.measured(sli, part.before()));
            }
        }
        text.append("total_score: { pass: %d, warning: %d }\n".formatted(pass, warning));
        var slo = SloParser.parse("slo.yaml", text.toString()).value().orElseThrow();
        return new Evaluated(slo, values, List.of(new EarlierEvaluation(new EventId("before"), before)));
    }
}
