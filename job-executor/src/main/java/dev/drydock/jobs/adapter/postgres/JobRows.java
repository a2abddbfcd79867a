package dev.drydock.jobs.adapter.postgres;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.application.JobRecord.Ended;
import dev.drydock.jobs.domain.JobId;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads a row of the table {@code job}. */
final class JobRows {
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
                row.getBoolean("has_secrets"),
                row.getOffsetDateTime("claimed_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("started_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getOffsetDateTime("ended_at"))
                        .map(at -> new Ended(
                                at.toInstant(),
                                new EndRow(
                                                row.getString("end_kind"),
                                                row.getLong("end_number"),
                                                row.getString("end_reason"))
                                        .toEnd())));
    }
}
