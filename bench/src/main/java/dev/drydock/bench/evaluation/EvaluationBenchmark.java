package dev.drydock.bench.evaluation;

import dev.drydock.evaluation.Baseline;
import dev.drydock.evaluation.PastEvaluation;
import dev.drydock.evaluation.SliValue;
import dev.drydock.evaluation.SloEvaluation;
import dev.drydock.evaluation.Verdict;
import dev.drydock.events.EventId;
import dev.drydock.events.Result;
import dev.drydock.model.slo.Slo;
import dev.drydock.model.slo.SloParser;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The pure evaluation: 30 objectives, each compared with 10 earlier results. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class EvaluationBenchmark {
    private static final int OBJECTIVES = 30;
    private static final int EARLIER = 10;

    private final String text = text();
    private final Slo slo = SloParser.parse("slo.yaml", text).value().orElseThrow();
    private final List<SliValue> values = values(100);
    private final List<PastEvaluation> past = IntStream.range(0, EARLIER)
            .mapToObj(number ->
                    new PastEvaluation(new EventId("finished-" + number), Result.PASS, false, values(90 + number)))
            .toList();

    /** From values to the verdict, without its words. */
    @Benchmark
    public Verdict evaluate() {
        return SloEvaluation.evaluate(slo, values, Baseline.choose(slo.comparison(), past));
    }

    /** With the sentences that say why. */
    @Benchmark
    public String evaluateAndExplain() {
        return evaluate().message();
    }

    /** The file before it. */
    @Benchmark
    public Slo parse() {
        return SloParser.parse("slo.yaml", text).value().orElseThrow();
    }

    private static List<SliValue> values(int around) {
        return IntStream.range(0, OBJECTIVES)
                .mapToObj(number -> SliValue.measured("sli_" + number, around + number % 7 * 3))
                .toList();
    }

    private static String text() {
        var text = new StringBuilder("""
                comparison: { compare_with: several_results, number_of_comparison_results: 10, aggregate_function: p90 }
                objectives:
                """);
        for (var number = 0; number < OBJECTIVES; number++) {
            text.append("""
                    - sli: sli_%d
                      weight: %d
                      pass: [ { criteria: [ "<=+10%%", "<600" ] } ]
                      warning: [ { criteria: [ "<=800" ] } ]
                    """.formatted(number, 1 + number % 3));
        }
        return text.append("total_score: { pass: 90%, warning: 75% }\n").toString();
    }
}
