package dev.drydock.remediation.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import dev.drydock.remediation.application.Places;
import dev.drydock.remediation.application.ProblemArchive.Filter;
import dev.drydock.remediation.application.ProblemArchive.Listed;
import dev.drydock.remediation.application.ProblemIntake;
import dev.drydock.remediation.application.ProblemIntake.Receipt;
import dev.drydock.remediation.application.ProblemStore.Decided;
import dev.drydock.remediation.domain.intake.Alert;
import dev.drydock.remediation.domain.intake.AlertTool;
import dev.drydock.remediation.domain.intake.Intake;
import dev.drydock.remediation.domain.intake.PlaceNames;
import dev.drydock.remediation.domain.problem.Change;
import dev.drydock.remediation.domain.problem.GraceTimes;
import dev.drydock.remediation.domain.problem.KnownProblems;
import dev.drydock.remediation.domain.problem.SequenceNews;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresIntakeTest extends RemediationDatabase {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final GraceTimes GRACE =
            new GraceTimes(Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(60));
    private static final AlertTool TOOL = new AlertTool(
            AlertTool.PROMETHEUS, new PlaceNames("label", List.of("project"), List.of("stage"), List.of("service")));

    private String service;

    @BeforeEach
    void newService() {
        service = "s-" + UUID.randomUUID();
    }

    @Test
    void shouldOpenOneProblemAndAnnounceItOnceWhenTwoReplicasHearOfItAtOnceWithAllKindsOfStarts() {
        // Given
        var replicas = List.of(intake(), intake());
        var webhooks = IntStream.range(0, 20)
                .mapToObj(i -> replicas.get(i % 2).take(List.of(firing("f", NOW.minusSeconds(i)))))
                .toList();

        // When
        var receipts = Uni.join().all(webhooks).andFailFast().await().atMost(WITHIN);

        // Then
        assertThat(receipts)
                .extracting(answer -> answer.get(0).outcome())
                .containsOnlyOnce("accepted")
                .filteredOn(outcome -> !outcome.equals("accepted"))
                .containsOnly("joined");
        assertThat(receipts)
                .extracting(answer -> answer.get(0).problem())
                .hasSize(20)
                .containsOnly(Optional.of(only().life().id()));
        assertThat(only().repeats()).isEqualTo(19);
        assertThat(only().repeatedAt()).contains(NOW);
        assertThat(sent("sh.keptn.event.problem.opened")).isEqualTo(1);
        assertThat(sent("sh.keptn.event.production.remediation.triggered")).isEqualTo(1);
    }

    @Test
    void shouldAnswerEachAlertInItsPlaceWhenAWebhookHasThousandsAndManyTwice() {
        // Given
        var alerts = IntStream.range(0, 3000)
                .mapToObj(i -> firing("f" + i % 1000, NOW.minusSeconds(i / 1000)))
                .toList();

        // When
        var receipts = intake().take(alerts).await().atMost(WITHIN);

        // Then
        assertThat(receipts.subList(0, 1000)).extracting(Receipt::outcome).containsOnly("accepted");
        assertThat(receipts.subList(1000, 3000)).extracting(Receipt::outcome).containsOnly("joined");
        assertThat(receipts.get(2017).problem()).isEqualTo(receipts.get(17).problem());
        assertThat(problems())
                .hasSize(500)
                .allSatisfy(problem -> assertThat(problem.repeats()).isEqualTo(2));
    }

    @Test
    void shouldStopTheOpenProblemWhenItsEndIsToldWithAnotherStart() {
        // Given
        take(firing("f", NOW.minusSeconds(600)));

        // When
        var stopped = take(resolved("f", NOW.minusSeconds(60)));

        // Then
        assertThat(stopped.outcome()).isEqualTo("stopped");
        assertThat(stopped.problem()).contains(only().life().id());
        assertThat(only().life().goneByItself()).isTrue();
    }

    @Test
    void shouldGoOnWithTheProblemWhenItFiresAgainBeforeAnybodyActedOnItsEnd() {
        // Given
        take(firing("f", NOW.minusSeconds(600)));
        take(resolved("f", NOW.minusSeconds(600)));

        // When
        var late = take(firing("f", NOW.minusSeconds(600)));
        var again = take(firing("f", NOW.minusSeconds(1)));

        // Then
        assertThat(late.outcome()).isEqualTo("joined");
        assertThat(again.outcome()).isEqualTo("joined");
        assertThat(again.problem()).contains(only().life().id());
        assertThat(only().life().goneByItself()).isFalse();
    }

    @Test
    void shouldDecideInOrderWhenOneWebhookTellsTheStartTheEndAndTheNextStart() {
        // When
        var receipts = intake().take(List.of(
                        resolved("f", NOW.minusSeconds(700)),
                        firing("f", NOW.minusSeconds(600)),
                        firing("f", NOW.minusSeconds(600)),
                        resolved("f", NOW.minusSeconds(600)),
                        firing("f", NOW.minusSeconds(1))))
                .await()
                .atMost(WITHIN);

        // Then
        assertThat(receipts)
                .extracting(Receipt::outcome)
                .containsExactly("ignored", "accepted", "joined", "stopped", "joined");
        assertThat(only().life().goneByItself()).isFalse();
    }

    @Test
    void shouldOpenNoOtherProblemWhenAClosedOnesFiringIsToldWithAnotherStart() {
        // Given
        var opened = take(firing("f", NOW.minusSeconds(60)));
        take(firing("f", NOW.minusSeconds(30)));
        close(Status.ABORTED);

        // When
        var repeated = take(firing("f", NOW.minusSeconds(30)));
        var earlier = take(firing("f", NOW.minusSeconds(45)));
        var fresh = take(firing("f", NOW.minusSeconds(5)));

        // Then
        assertThat(List.of(repeated, earlier)).extracting(Receipt::outcome).containsOnly("ignored");
        assertThat(repeated.problem()).isEqualTo(opened.problem());
        assertThat(fresh.outcome()).isEqualTo("accepted");
    }

    @Test
    void shouldTellAlertsApartByPlaceAndByFingerprint() {
        // When
        var one = take(firing("f", NOW));
        var other = take(firing("g", NOW));
        service = "s-" + UUID.randomUUID();
        var elsewhere = take(firing("f", NOW));

        // Then
        assertThat(List.of(one, other, elsewhere)).extracting(Receipt::outcome).containsOnly("accepted");
    }

    @Test
    void shouldAcceptAndRefuseEachAloneWhenAPlaceIsNotThereOrAnAlertIsTooLarge() {
        // Given
        var nowhere = alert(false, "f", NOW, Map.of("project", "nowhere"), "");
        var large = alert(false, "g", NOW, Map.of(), "x".repeat(600_000));
        var unreadable = new Intake.Refused("missing label");

        // When
        var receipts = intake().take(List.of(nowhere, large, unreadable, firing("h", NOW)))
                .await()
                .atMost(WITHIN);

        // Then
        assertThat(receipts).extracting(Receipt::outcome).containsExactly("refused", "refused", "refused", "accepted");
        assertThat(receipts.get(0).reason()).isEqualTo("there is no project 'nowhere'");
        assertThat(receipts.get(1).reason()).contains("bytes", "500000");
    }

    @Test
    void shouldNotLoseTheWebhookOfAHostileSender() {
        // Given
        var strange = List.of(
                alert(false, "\ud800 \u0007" + "x".repeat(10_000), NOW, Map.of(), "d"),
                alert(false, "", NOW, Map.of("l\u0000bel", "v\u202e"), "\ud83d\ude00"),
                alert(false, "\n", Instant.EPOCH.minusSeconds(1), Map.of(), ""));

        // When
        var receipts = intake().take(List.copyOf(strange)).await().atMost(WITHIN);

        // Then
        assertThat(receipts).extracting(Receipt::outcome).containsOnly("accepted");
    }

    private Listed only() {
        var all = problems();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<Listed> problems() {
        return replica()
                .list(
                        new Filter(
                                Optional.of(List.of("p")),
                                Optional.of("production"),
                                Optional.of(service),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(NOW),
                                Optional.empty()),
                        500)
                .await()
                .indefinitely();
    }

    @ParameterizedTest
    @CsvSource({"SUCCEEDED, 29, ignored", "SUCCEEDED, 31, accepted", "ABORTED, 31, ignored"})
    void shouldOpenItAnewWhenItIsStillToldLongAfterItWasHealedAndOnlyThen(Status end, int minutes, String outcome) {
        // Given
        take(firing("f", NOW.minusSeconds(60)));
        close(end);

        // When
        var later = new ProblemIntake(
                        new PostgresIntake(pool(), outbox(), replica()),
                        new AllButNowhere(),
                        GRACE,
                        () -> NOW.plus(Duration.ofMinutes(minutes)))
                .take(List.of(firing("f", NOW.minusSeconds(60))))
                .await()
                .atMost(WITHIN)
                .get(0);

        // Then
        assertThat(later.outcome()).isEqualTo(outcome);
        var triggered = outcome.equals("accepted") ? 2 : 1;
        assertThat(problems()).hasSize(triggered);
        assertThat(sent("sh.keptn.event.production.remediation.triggered")).isEqualTo(triggered);
        assertThat(sent("sh.keptn.event.problem.opened")).isEqualTo(triggered);
    }

    private void close(Status end) {
        var report = only().life().report();
        replica()
                .changeNow(report.context(), report.scope(), known -> new Decided<>("", closing(known, end)))
                .await()
                .indefinitely();
    }

    private static Change closing(KnownProblems known, Status end) {
        var life = known.lives().get(0);
        var ended = new KeptnEvent(
                new EventId(UUID.randomUUID().toString()),
                "shipyard-controller",
                new EventType.OfSequence("production", "remediation", EventKind.FINISHED),
                NOW,
                life.report().context(),
                Optional.of(life.runs().get(0).triggeredId()),
                Optional.empty(),
                Payload.of(life.report().scope()).with(Result.PASS, end));
        return new SequenceNews(GRACE).on(known, ended, NOW);
    }

    private Receipt take(Intake message) {
        return intake().take(List.of(message)).await().indefinitely().get(0);
    }

    private Intake firing(String fingerprint, Instant startsAt) {
        return alert(false, fingerprint, startsAt, Map.of(), "");
    }

    private Intake resolved(String fingerprint, Instant startsAt) {
        return alert(true, fingerprint, startsAt, Map.of(), "");
    }

    private Intake alert(
            boolean resolved, String fingerprint, Instant startsAt, Map<String, String> more, String description) {
        var labels =
                new HashMap<>(Map.of("alertname", "Slow", "project", "p", "stage", "production", "service", service));
        labels.putAll(more);
        return new Alert(
                        resolved,
                        labels,
                        Map.of("description", description),
                        startsAt.toString(),
                        "",
                        "",
                        fingerprint,
                        Map.of(),
                        Map.of())
                .read(TOOL, NOW);
    }

    private long sent(String subject) {
        return pool().preparedQuery("select count(*) from outbox where subject = $1 and body like '%' || $2 || '%'")
                .executeAndAwait(Tuple.of(subject, service))
                .iterator()
                .next()
                .getLong(0);
    }

    private static ProblemIntake intake() {
        return new ProblemIntake(
                new PostgresIntake(pool(), outbox(), replica()), new AllButNowhere(), GRACE, () -> NOW);
    }

    private static final class AllButNowhere implements Places {
        @Override
        public Uni<Optional<List<String>>> stagesOf(String project) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Map<Scope, String>> missing(Set<Scope> places) {
            return Uni.createFrom()
                    .item(places.stream()
                            .filter(place -> place.project().equals("nowhere"))
                            .collect(Collectors.toMap(place -> place, place -> "there is no project 'nowhere'")));
        }
    }
}
