package dev.drydock.shipyard.application.check;

import dev.drydock.shipyard.application.deadletter.DeadLetters;
import dev.drydock.shipyard.application.deadletter.DeadLetters.LetterQuery;
import dev.drydock.shipyard.application.integration.Integrations;
import dev.drydock.shipyard.application.integration.StreamConsumers;
import dev.drydock.shipyard.application.integration.UnansweredTasks;
import dev.drydock.shipyard.application.integration.UnansweredTasks.Unanswered;
import dev.drydock.shipyard.domain.check.BrokerRules;
import dev.drydock.shipyard.domain.check.DatabaseRules;
import dev.drydock.shipyard.domain.check.ExecutorRules;
import dev.drydock.shipyard.domain.check.Finding;
import dev.drydock.shipyard.domain.check.LetterRules;
import dev.drydock.shipyard.domain.check.Measured.Broker;
import dev.drydock.shipyard.domain.check.Measured.Database;
import dev.drydock.shipyard.domain.check.Measured.Executors;
import dev.drydock.shipyard.domain.check.Measured.WaitingTask;
import dev.drydock.shipyard.domain.check.RepositoryRules;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at everything Drydock stands on, and says how to mend what is not well. What is away is a finding, too. */
public final class Preflight {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_TASKS = 50;

    private final Probes probes;
    private final Integrations integrations;
    private final StreamConsumers consumers;
    private final UnansweredTasks unanswered;
    private final DeadLetters letters;
    private final long largestEvent;
    private final InstantSource clock;

    public Preflight(
            Probes probes,
            Integrations integrations,
            StreamConsumers consumers,
            UnansweredTasks unanswered,
            DeadLetters letters,
            long largestEvent,
            InstantSource clock) {
        this.probes = probes;
        this.integrations = integrations;
        this.consumers = consumers;
        this.unanswered = unanswered;
        this.letters = letters;
        this.largestEvent = largestEvent;
        this.clock = clock;
    }

    /** All that was looked at, in a fixed order. */
    public Uni<List<Finding>> check() {
        return Uni.combine()
                .all()
                .unis(broker(), database(), repositories(), executors(), deadLetters())
                .with((broker, database, repositories, executors, deadLetters) -> Stream.of(
                                database, broker, executors, repositories, deadLetters)
                        .flatMap(List::stream)
                        .toList());
    }

    private Uni<List<Finding>> broker() {
        return soon(probes.broker().measure())
                .onFailure()
                .recoverWithItem(failure -> Broker.away(words(failure)))
                .map(broker -> BrokerRules.judge(broker, largestEvent));
    }

    private Uni<List<Finding>> database() {
        return soon(probes.database().measure())
                .onFailure()
                .recoverWithItem(failure -> Database.away(words(failure)))
                .map(database -> DatabaseRules.judge(database, clock.instant()));
    }

    /** What the database knows is not asked when it is away: that is a finding already. */
    private Uni<List<Finding>> repositories() {
        return soon(probes.repositories().measure())
                .map(all -> all.stream().map(RepositoryRules::judge).toList())
                .onFailure()
                .recoverWithItem(List.of());
    }

    private Uni<List<Finding>> executors() {
        return soon(Uni.combine()
                        .all()
                        .unis(
                                integrations.list(),
                                consumers.now().onFailure().recoverWithItem(List.of()),
                                unanswered.list(Optional.empty(), 0, MOST_TASKS))
                        .with((registered, consuming, waiting) -> new Executors(
                                registered,
                                consuming,
                                waiting.items().stream().map(Preflight::waiting).toList())))
                .map(executors -> ExecutorRules.judge(executors, clock.instant()))
                .onFailure()
                .recoverWithItem(List.of());
    }

    private Uni<List<Finding>> deadLetters() {
        return soon(letters.list(new LetterQuery(Optional.empty(), Optional.of(false)), 0, 1))
                .map(page -> List.of(LetterRules.judge(page.total())))
                .onFailure()
                .recoverWithItem(List.of());
    }

    private static WaitingTask waiting(Unanswered unanswered) {
        var scope = unanswered.task().scope();
        return new WaitingTask(
                unanswered.task().type(),
                scope.project() + "/" + scope.stage() + "/" + scope.service(),
                unanswered.waiting(),
                !unanswered.listeners().isEmpty());
    }

    private static <T> Uni<T> soon(Uni<T> answer) {
        return answer.ifNoItem().after(PATIENCE).fail();
    }

    private static String words(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .filter(message -> !message.isBlank())
                .orElse("no answer within %d s".formatted(PATIENCE.toSeconds()));
    }
}
