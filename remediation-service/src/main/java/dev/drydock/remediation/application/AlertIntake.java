package dev.drydock.remediation.application;

import dev.drydock.remediation.domain.intake.Alert;
import dev.drydock.remediation.domain.intake.Intake;
import dev.drydock.remediation.domain.problem.GraceTimes;
import dev.drydock.remediation.domain.problem.ProblemNews;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes in alerts: each becomes a problem, joins one, ends one, or is refused with the reason. */
public record AlertIntake(ProblemStore problems, GraceTimes grace, InstantSource clock) {
    /**
     * What an alert became.
     *
     * @param outcome accepted, joined, stopped, ignored or refused
     * @param context the flow of the problem; absent when refused
     */
    public record Receipt(Alert alert, String outcome, String reason, Optional<String> context) {}

    /** Completes when all that is said is committed. */
    public Uni<List<Receipt>> take(List<Alert> alerts) {
        return Multi.createFrom()
                .iterable(alerts)
                .onItem()
                .transformToUniAndConcatenate(this::take)
                .collect()
                .asList();
    }

    private Uni<Receipt> take(Alert alert) {
        var intake = alert.read(clock.instant());
        if (intake instanceof Intake.Refused refused) {
            return Uni.createFrom().item(new Receipt(alert, "refused", refused.reason(), Optional.empty()));
        }
        var readable = (Intake.Readable) intake;
        return problems.changeNow(readable.context(), readable.scope(), known -> {
                    var news = ProblemNews.decide(known, readable.trigger(), clock.instant(), grace);
                    return new ProblemStore.Decided<>(news, news.change());
                })
                .map(news -> new Receipt(
                        alert,
                        news.became().name().toLowerCase(Locale.ROOT),
                        news.reason(),
                        Optional.of(readable.context().value())));
    }
}
