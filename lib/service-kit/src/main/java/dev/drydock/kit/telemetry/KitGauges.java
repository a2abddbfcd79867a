package dev.drydock.kit.telemetry;

import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;

/** The gauges of the tables that every service has. Counts end at a hundred thousand, so that a scrape stays cheap. */
public final class KitGauges {
    static final String OUTBOX_OLDEST = "outbox-oldest";

    private static final String SQL = """
            select 'outbox', count(*)::float8 from (
                select 1 from outbox where published_at is null limit 100000) waiting
            union all select 'outbox-oldest', extract(epoch from now() - created_at)::float8 from (
                select created_at from outbox where published_at is null order by seq limit 1) oldest
            union all select 'dead-letters', count(*)::float8 from (
                select 1 from dead_letter where replayed_at is null limit 100000) kept""";
    private static final String INBOX = """

            union all select case when leased then 'inbox-leased' else 'inbox-waiting' end, count(*)::float8 from (
                select attempts > 0 and due_at > now() and reason is null as leased
                from inbox where handled_at is null limit 100000) open group by leased""";

    /** Which of the kit's tables a service uses. */
    public enum Tables {
        WITH_INBOX,
        WITHOUT_INBOX
    }

    private KitGauges() {}

    static String sql(Tables tables) {
        return tables == Tables.WITH_INBOX ? SQL + INBOX : SQL;
    }

    static List<DatabaseGauges.Reading> readings(Tables tables) {
        var readings = new ArrayList<>(List.of(
                new DatabaseGauges.Reading("outbox", "drydock.outbox.events", "events that wait to be published"),
                new DatabaseGauges.Reading(
                        OUTBOX_OLDEST,
                        "drydock.outbox.oldest",
                        "seconds",
                        Tags.empty(),
                        "age of the oldest event that waits to be published"),
                new DatabaseGauges.Reading(
                        "dead-letters", "drydock.dead.letters", "dead letters that were not replayed")));
        if (tables == Tables.WITH_INBOX) {
            readings.add(inbox("leased", "accepted events, by whether somebody works on them"));
            readings.add(inbox("waiting", "accepted events, by whether somebody works on them"));
        }
        return readings;
    }

    private static DatabaseGauges.Reading inbox(String state, String description) {
        return new DatabaseGauges.Reading(
                "inbox-" + state, "drydock.inbox.events", null, Tags.of("state", state), description);
    }
}
