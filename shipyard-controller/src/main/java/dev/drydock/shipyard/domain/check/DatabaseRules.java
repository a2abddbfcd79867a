package dev.drydock.shipyard.domain.check;

import static dev.drydock.shipyard.domain.check.Finding.failed;
import static dev.drydock.shipyard.domain.check.Finding.ok;
import static dev.drydock.shipyard.domain.check.Finding.warning;

import dev.drydock.shipyard.domain.check.Measured.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What Drydock needs of PostgreSQL: what is committed must stay. */
public final class DatabaseRules {
    private static final String ABOUT = "database";
    private static final String DURABILITY = "database durability";
    private static final int OLDEST = 130000;
    private static final Duration SKEW = Duration.ofSeconds(5);

    private DatabaseRules() {}

    /** @param now by the controller's clock, when the database was asked */
    public static List<Finding> judge(Database database, Instant now) {
        if (database.problem().isPresent()) {
            return List.of(failed(
                    ABOUT,
                    "PostgreSQL cannot be asked: " + database.problem().get() + ".",
                    "No event is accepted until it is back.",
                    "Start it, and check drydock.database.url, .user and .password."));
        }
        var findings = new ArrayList<Finding>();
        findings.add(version(database.version()));
        findings.add(durability(database));
        findings.add(migrations(database));
        var skew = Duration.between(now, database.now()).abs();
        if (skew.compareTo(SKEW) > 0) {
            findings.add(warning(
                    "database clock",
                    "The clocks of PostgreSQL and of the controller are %d s apart.".formatted(skew.toSeconds()),
                    "Deadlines come early or late by as much.",
                    "Let both machines set their clocks by NTP."));
        }
        return findings;
    }

    private static Finding version(int version) {
        var name = "PostgreSQL %d.%d".formatted(version / 10_000, version % 10_000);
        return version >= OLDEST
                ? ok(ABOUT, name + " answers.")
                : failed(
                        ABOUT,
                        name + " answers; it is older than " + OLDEST / 10_000 + ".",
                        "Drydock is not made for it.",
                        "Upgrade PostgreSQL.");
    }

    private static Finding durability(Database database) {
        var off = new ArrayList<String>();
        if (!database.fsync()) {
            off.add("fsync = off");
        }
        if (!database.fullPageWrites()) {
            off.add("full_page_writes = off");
        }
        if (!off.isEmpty()) {
            return failed(
                    DURABILITY,
                    "PostgreSQL runs with " + String.join(", ", off) + ".",
                    "A power cut may destroy the whole database, and every event with it.",
                    "Turn it on in postgresql.conf and reload: select pg_reload_conf().");
        }
        return database.synchronousCommit().equals("off")
                ? failed(
                        DURABILITY,
                        "PostgreSQL runs with synchronous_commit = off.",
                        "An event that was accepted may be gone after a crash.",
                        "Set synchronous_commit = on for Drydock's user: alter role drydock set synchronous_commit = on.")
                : ok(
                        DURABILITY,
                        "What is committed is on disk (fsync, synchronous_commit = %s)."
                                .formatted(database.synchronousCommit()));
    }

    private static Finding migrations(Database database) {
        if (database.failedMigrations() > 0) {
            return failed(
                    "database schema",
                    "A migration of the schema did not end.",
                    "The controller may not find the tables that it needs.",
                    "See table flyway_schema_history and the controller's log at its start.");
        }
        return database.migration()
                .map(version -> ok("database schema", "The schema is at version %s.".formatted(version)))
                .orElseGet(() -> failed(
                        "database schema",
                        "There is no schema yet.",
                        "The controller cannot work.",
                        "See the controller's log at its start: may its user create a schema?"));
    }
}
