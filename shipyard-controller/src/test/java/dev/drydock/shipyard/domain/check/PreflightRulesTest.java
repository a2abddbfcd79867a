package dev.drydock.shipyard.domain.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.shipyard.domain.check.Finding.Status;
import dev.drydock.shipyard.domain.check.Measured.Broker;
import dev.drydock.shipyard.domain.check.Measured.Database;
import dev.drydock.shipyard.domain.check.Measured.Executors;
import dev.drydock.shipyard.domain.check.Measured.Repository;
import dev.drydock.shipyard.domain.check.Measured.WaitingTask;
import dev.drydock.shipyard.domain.integration.Integration;
import dev.drydock.shipyard.domain.integration.IntegrationId;
import dev.drydock.shipyard.domain.integration.StreamConsumer;
import dev.drydock.shipyard.domain.integration.SubjectPattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreflightRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final long LARGEST = 1_000_000;

    @ParameterizedTest
    @CsvSource({
        "2.9.10, 1,,     WARNING, cannot be changed",
        "2.10.4, 1,,     WARNING, is not known",
        "2.10.4, 1, 120, WARNING, every 120 s",
        "2.10.4, 1, 1,   OK,      every 1 s",
        "2.10.4, 1, 0,   OK,      each message",
        "2.9.10, 3,,     OK,      3 servers"
    })
    void shouldJudgeHowSafelyTheBrokerKeepsMessages(
            String version, int replicas, @Nullable Integer seconds, Status status, String words) {
        // Given
        var every = Optional.ofNullable(seconds).map(Duration::ofSeconds);

        // When
        var findings =
                BrokerRules.judge(new Broker(Optional.empty(), version, true, 1_048_576, replicas, every), LARGEST);

        // Then
        var durability = about(findings, "broker durability");
        assertThat(durability.status()).isEqualTo(status);
        assertThat(durability.what()).contains(words);
        assertThat(durability.advice().isEmpty()).isEqualTo(status == Status.OK);
        assertThat(about(findings, "broker").status()).isEqualTo(Status.OK);
    }

    @Test
    void shouldFailWhenTheBrokerIsAwayOrKeepsNothing() {
        assertThat(BrokerRules.judge(Broker.away("not connected"), LARGEST))
                .singleElement()
                .satisfies(PreflightRulesTest::saysAll)
                .extracting(Finding::status, Finding::what)
                .containsExactly(Status.FAILED, "NATS cannot be asked: not connected.");
        var withoutStreams = new Broker(Optional.empty(), "2.10.4", false, 1_048_576, 1, Optional.empty());
        assertThat(about(BrokerRules.judge(withoutStreams, LARGEST), "broker").status())
                .isEqualTo(Status.FAILED);
    }

    @Test
    void shouldWarnWhenMessagesMayBeSmallerThanEvents() {
        var narrow = new Broker(Optional.empty(), "2.10.4", true, 65_536, 3, Optional.empty());

        assertThat(about(BrokerRules.judge(narrow, LARGEST), "broker max_payload"))
                .satisfies(PreflightRulesTest::saysAll);
    }

    @Test
    void shouldBeContentWithADurableDatabase() {
        assertThat(DatabaseRules.judge(database(150004, true, true, "on", "121", 0, NOW), NOW))
                .extracting(Finding::status)
                .containsOnly(Status.OK);
    }

    @Test
    void shouldFailWhenTheDatabaseMayLoseWhatIsCommitted() {
        assertThat(about(
                                DatabaseRules.judge(database(150004, false, false, "on", "121", 0, NOW), NOW),
                                "database durability")
                        .what())
                .isEqualTo("PostgreSQL runs with fsync = off, full_page_writes = off.");
        assertThat(about(
                        DatabaseRules.judge(database(150004, true, true, "off", "121", 0, NOW), NOW),
                        "database durability"))
                .satisfies(PreflightRulesTest::saysAll)
                .extracting(Finding::status)
                .isEqualTo(Status.FAILED);
    }

    @Test
    void shouldFailWhenTheDatabaseIsAwayOldOrHalfMigrated() {
        assertThat(DatabaseRules.judge(Database.away("refused"), NOW))
                .singleElement()
                .extracting(Finding::status)
                .isEqualTo(Status.FAILED);
        assertThat(about(DatabaseRules.judge(database(120011, true, true, "on", "121", 0, NOW), NOW), "database")
                        .what())
                .isEqualTo("PostgreSQL 12.11 answers; it is older than 13.");
        assertThat(about(DatabaseRules.judge(database(150004, true, true, "on", "121", 1, NOW), NOW), "database schema")
                        .status())
                .isEqualTo(Status.FAILED);
        assertThat(about(DatabaseRules.judge(database(150004, true, true, "on", null, 0, NOW), NOW), "database schema")
                        .status())
                .isEqualTo(Status.FAILED);
    }

    @Test
    void shouldWarnWhenClocksAreApart() {
        var behind = database(150004, true, true, "on", "121", 0, NOW.minusSeconds(30));

        assertThat(about(DatabaseRules.judge(behind, NOW), "database clock").what())
                .contains("30 s apart");
    }

    @Test
    void shouldNameWhoIsThereAndWhoIsGone() {
        // Given
        var executors = new Executors(
                List.of(integration("helm", NOW), integration("chaos", NOW.minusSeconds(600))),
                List.of(
                        consumer("lighthouse-service", true),
                        consumer("slow-service", false),
                        consumer("shipyard-controller", true)),
                List.of(
                        new WaitingTask("sh.keptn.event.rollback.triggered", "p/s/x", Duration.ofSeconds(3), false),
                        new WaitingTask("sh.keptn.event.deploy.triggered", "p/s/y", Duration.ofSeconds(3), true)));

        // When
        var findings = ExecutorRules.judge(executors, NOW);

        // Then
        assertThat(findings)
                .extracting(Finding::about)
                .containsExactly(
                        "executors",
                        "executor chaos",
                        "executor slow-service",
                        "task sh.keptn.event.rollback.triggered");
        assertThat(findings.get(0).what()).isEqualTo("At work: helm, lighthouse-service.");
        assertThat(findings)
                .extracting(Finding::status)
                .containsExactly(Status.OK, Status.WARNING, Status.WARNING, Status.WARNING);
    }

    @Test
    void shouldFailWhenNobodyIsThere() {
        var alone = new Executors(List.of(), List.of(consumer("shipyard-controller", true)), List.of());

        assertThat(ExecutorRules.judge(alone, NOW))
                .singleElement()
                .satisfies(PreflightRulesTest::saysAll)
                .extracting(Finding::status)
                .isEqualTo(Status.FAILED);
    }

    @Test
    void shouldTellAMissingRepositoryFromAStaleOne() {
        assertThat(RepositoryRules.judge(new Repository("p", true, Optional.empty()))
                        .status())
                .isEqualTo(Status.FAILED);
        assertThat(RepositoryRules.judge(new Repository("p", false, Optional.of("401")))
                        .status())
                .isEqualTo(Status.WARNING);
        assertThat(RepositoryRules.judge(new Repository("p", false, Optional.empty()))
                        .status())
                .isEqualTo(Status.OK);
        assertThat(LetterRules.judge(0).status()).isEqualTo(Status.OK);
        assertThat(LetterRules.judge(2).what()).startsWith("2 messages");
    }

    @Test
    void shouldBeAsBadAsTheWorst() {
        assertThat(Finding.worst(List.of())).isEqualTo(Status.OK);
        assertThat(Finding.worst(List.of(Finding.ok("a", ""), Finding.failed("b", "", "", ""), Finding.ok("c", ""))))
                .isEqualTo(Status.FAILED);
    }

    private static void saysAll(Finding finding) {
        assertThat(List.of(finding.what(), finding.why(), finding.advice())).noneMatch(String::isBlank);
    }

    private static Finding about(List<Finding> findings, String about) {
        return findings.stream()
                .filter(finding -> finding.about().equals(about))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing about " + about + " in " + findings));
    }

    private static Database database(
            int version,
            boolean fsync,
            boolean pages,
            String commit,
            @Nullable String migration,
            int failed,
            Instant now) {
        return new Database(
                Optional.empty(), version, fsync, pages, commit, Optional.ofNullable(migration), failed, now);
    }

    private static Integration integration(String name, Instant lastSeen) {
        return new Integration(
                IntegrationId.of(name, "keptn", "node"),
                name,
                new Integration.Metadata("node", "", "", "", "keptn", "", ""),
                List.of(),
                lastSeen);
    }

    private static StreamConsumer consumer(String name, boolean live) {
        return new StreamConsumer(name, new SubjectPattern("sh.keptn.event.test.triggered"), live);
    }
}
