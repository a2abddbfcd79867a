package dev.drydock.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While pods are replaced, the version before works on the database that the new one has migrated: migrations only add.
 * Rules: docs/upgrade.md.
 */
class MigrationsTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    /** From before the first release: no older version ever met them. */
    private static final Set<String> BEFORE_THE_FIRST_RELEASE =
            Set.of("V110__what_jobs_leave.sql", "V180__waiting.sql", "V102__settling.sql");

    private static final Pattern DESTRUCTIVE = Pattern.compile(
            "\\bdrop (table|column|schema|view|function|trigger|type)\\b|\\brename\\b|\\btruncate\\b|\\bdelete from\\b"
                    + "|\\bset not null\\b|\\balter column \\S+ (set data )?type\\b"
                    + "|\\badd column (?!.*\\bdefault\\b).*\\bnot null\\b|\\badd (constraint|check|unique|foreign)\\b"
                    + "|\\bupdate \\w+ set (state|status)\\b");

    @Test
    void onlyAddToTheDatabase() {
        var migrations = migrations();

        assertThat(migrations).hasSizeGreaterThan(25);
        assertThat(migrations)
                .filteredOn(file ->
                        !BEFORE_THE_FIRST_RELEASE.contains(file.getFileName().toString()))
                .allSatisfy(file -> assertThat(breaking(Files.readString(file)))
                        .as("%s; see docs/upgrade.md", REPOSITORY.relativize(file))
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table job drop column log;",
                "alter table job rename column log to logs;",
                "alter table job add column log text not null;",
                "alter table job\n    alter column log type bytea;",
                "drop table job;",
                "alter table job add constraint log_is_long check (length(log) > 10);"
            })
    void areToldFromWhatBreaksTheVersionBefore(String sql) {
        assertThat(breaking(sql)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table job add column log text not null default '';",
                "alter table job add column log text, add column size int;",
                "create table job (id text not null);",
                "drop index job_log;",
                "-- drop table job"
            })
    void mayBeWhatTheVersionBeforeDoesNotNotice(String sql) {
        assertThat(breaking(sql)).isEmpty();
    }

    private static List<String> breaking(String sql) {
        var code = sql.replaceAll("--.*", "").toLowerCase(Locale.ROOT);
        return Stream.of(code.split("[;,]"))
                .map(statement -> statement.replaceAll("\\s+", " "))
                .filter(statement -> DESTRUCTIVE.matcher(statement).find())
                .toList();
    }

    private static List<Path> migrations() {
        try (var files = Files.walk(REPOSITORY, 8)) {
            return files.filter(file -> file.toString().contains("/src/main/resources/db/")
                            && file.toString().endsWith(".sql"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
