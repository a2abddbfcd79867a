package dev.drydock.jobs.adapter.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.application.JobRecord.Ended;
import dev.drydock.jobs.domain.JobId;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a row of the table {@code job}. */
final class JobRows {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OUTPUT = new TypeReference<>() {};
    /** As JSON writes it; behind a backslash that stands for itself these are letters and digits like others. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private JobRows() {}

    static JobRecord record(Row row) {
        return new JobRecord(
                new JobId(
                        new EventId(row.getString("event_id")),
                        row.getInteger("action_index"),
                        row.getInteger("task_index")),
                new KeptnContext(row.getString("context")),
                row.getString("project"),
                row.getString("action"),
                row.getString("task"),
                row.getString("machine"),
                Optional.ofNullable(row.getString("namespace")),
                row.getOffsetDateTime("claimed_at").toInstant(),
                time(row, "admitted_at"),
                time(row, "started_at"),
                time(row, "ended_at").map(at -> ended(at, row)));
    }

    static String output(Ended ended) {
        try {
            // a text column takes no NUL, nor does its escape mean anything to whoever reads the event
            return NUL.matcher(JSON.writeValueAsString(ended.output())).replaceAll("$1");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was JSON can be written as JSON", e);
        }
    }

    private static Ended ended(Instant at, Row row) {
        var end = new EndRow(row.getString("end_kind"), row.getLong("end_number"), row.getString("end_reason"));
        try {
            return new Ended(
                    at,
                    end.toEnd(),
                    row.getString("log"),
                    JSON.readValue(row.getString("output"), OUTPUT),
                    List.of(row.getArrayOfStrings("remarks")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the row holds JSON that we wrote", e);
        }
    }

    private static Optional<Instant> time(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
