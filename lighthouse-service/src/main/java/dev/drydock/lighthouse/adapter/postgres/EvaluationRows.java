package dev.drydock.lighthouse.adapter.postgres;

import dev.drydock.evaluation.EarlierEvaluation;
import dev.drydock.evaluation.ObjectiveView;
import dev.drydock.evaluation.SliValue;
import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import dev.drydock.lighthouse.application.EvaluationStore.SloFile;
import dev.drydock.lighthouse.application.EvaluationView;
import dev.drydock.lighthouse.domain.evaluation.TimeWindow;
import dev.drydock.lighthouse.domain.flow.Conclusion;
import dev.drydock.lighthouse.domain.flow.PendingEvaluation;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Rows of evaluations to records and back. */
final class EvaluationRows {
    private final EventCodec codec = new EventCodec();
    private final ObjectiveJson objectives = new ObjectiveJson();

    Tuple triggered(KeptnEvent event) {
        var scope = event.data().scope().orElseThrow();
        return Tuple.tuple()
                .addString(event.id().value())
                .addString(event.context().map(KeptnContext::value).orElseThrow())
                .addString(scope.project())
                .addString(scope.stage())
                .addString(scope.service())
                .addString(new String(codec.encode(event), StandardCharsets.UTF_8))
                .addOffsetDateTime(PostgresEvaluations.utc(event.time()));
    }

    Tuple conclusion(Conclusion conclusion) {
        return Tuple.tuple()
                .addString(conclusion.finished().id().value())
                .addOffsetDateTime(PostgresEvaluations.utc(conclusion.finished().time()))
                .addString(conclusion.result().wire())
                .addString(conclusion.status().wire())
                .addDouble(conclusion.score())
                .addString(storable(conclusion.message()))
                .addString(objectives.write(
                        conclusion.objectives().stream().map(ObjectiveView::of).toList()))
                .addBoolean(conclusion.isComparable());
    }

    PendingEvaluation pending(Row row) {
        return new PendingEvaluation(
                event(row.getString("triggered")),
                new TimeWindow(row.getString("time_start"), row.getString("time_end")),
                row.getString("slo"),
                row.getString("provider"));
    }

    EarlierEvaluation earlier(Row row) {
        var values = objectives.read(row.getValue("objectives").toString()).stream()
                .flatMap(objective -> Optional.ofNullable(objective.value()).stream()
                        .map(value -> SliValue.measured(objective.sli(), value)))
                .toList();
        return new EarlierEvaluation(new EventId(row.getString("finished_id")), values);
    }

    EvaluationView view(Row row) {
        return new EvaluationView(
                row.getLong("place"),
                row.getString("id"),
                row.getString("context"),
                row.getString("project"),
                row.getString("stage"),
                row.getString("service"),
                row.getString("state"),
                row.getString("time_start"),
                row.getString("time_end"),
                instant(row, "triggered_at").orElseThrow(),
                instant(row, "finished_at").orElse(null),
                row.getString("finished_id"),
                row.getString("result"),
                row.getString("status"),
                row.getDouble("score"),
                row.getString("message"),
                row.getBoolean("invalidated"),
                objectives.read(row.getValue("objectives").toString()));
    }

    SloFile sloFile(Row row) {
        return new SloFile(event(row.getString("triggered")).gitCommitId(), row.getString("slo"));
    }

    /** No text keeps the character NUL, which a provider may write. */
    private static String storable(String text) {
        return text.replace('\0', ' ');
    }

    private KeptnEvent event(String body) {
        var decoded = codec.decode(body.getBytes(StandardCharsets.UTF_8));
        if (decoded instanceof Decoded.Malformed malformed) {
            throw new IllegalStateException("its event cannot be read any more: " + malformed.reason());
        }
        return ((Decoded.Valid) decoded).event();
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
