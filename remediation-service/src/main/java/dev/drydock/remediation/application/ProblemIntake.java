package dev.drydock.remediation.application;

import static java.util.function.Predicate.not;

import dev.drydock.events.Keepable;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Scope;
import dev.drydock.events.codec.EventCodec;
import dev.drydock.remediation.application.IntakeStore.Joined;
import dev.drydock.remediation.application.IntakeStore.Sighting;
import dev.drydock.remediation.application.IntakeStore.Taken;
import dev.drydock.remediation.domain.intake.Intake;
import dev.drydock.remediation.domain.problem.GraceTimes;
import dev.drydock.remediation.domain.problem.ProblemId;
import dev.drydock.remediation.domain.problem.ProblemNews;
import dev.drydock.remediation.domain.problem.ProblemNews.Became;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Takes in what the webhooks of monitoring tools tell: each message opens a problem, joins one, ends one, means nothing, or is
 * refused with the reason. Repeats of open problems, the many, cost one statement together; the rest is decided about in
 * transactions of bounded size.
 */
public record ProblemIntake(IntakeStore problems, Places places, GraceTimes grace, InstantSource clock) {
    private static final int AT_ONCE = 50;
    private static final int LARGEST = 500_000;
    private static final String ALREADY = "the problem is being remediated already";
    private static final EventCodec CODEC = new EventCodec();

    /**
     * What a message became.
     *
     * @param outcome accepted, joined, stopped, ignored or refused
     * @param context the flow of the problem; absent when refused
     * @param problem absent when it belongs to none
     */
    public record Receipt(String outcome, String reason, Optional<KeptnContext> context, Optional<ProblemId> problem) {
        static Receipt refused(String reason) {
            return new Receipt("refused", reason, Optional.empty(), Optional.empty());
        }

        static Receipt of(Taken taken) {
            var news = taken.news();
            return new Receipt(word(news.became()), news.reason(), Optional.of(taken.context()), news.about());
        }

        static Receipt joined(Joined joined) {
            return new Receipt(word(Became.JOINED), ALREADY, Optional.of(joined.context()), Optional.of(joined.id()));
        }

        private static String word(Became became) {
            return became.name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the messages of one webhook became, in their order; completes when all that is said is committed. */
    public Uni<List<Receipt>> take(List<Intake> messages) {
        var receipts = new Receipt[messages.size()];
        var open = new ArrayList<Numbered>();
        for (var i = 0; i < receipts.length; i++) {
            if (messages.get(i) instanceof Intake.Readable readable) {
                open.add(new Numbered(i, readable));
            } else {
                receipts[i] = Receipt.refused(((Intake.Refused) messages.get(i)).reason());
            }
        }
        var now = clock.instant();
        return joinRepeats(open, receipts, now)
                .chain(rest -> refuse(rest, receipts))
                .chain(rest -> decide(rest, receipts, now))
                .replaceWith(() -> Arrays.asList(receipts));
    }

    /** A message and its place in the webhook. */
    private record Numbered(int number, Intake.Readable message) {
        String identity() {
            return message.identity()
                    .map(known -> known.at(message.scope()))
                    .orElseGet(() -> message.context() + "\n" + message.scope());
        }
    }

    /** The messages that are no mere repeats of an open problem's are left. */
    private Uni<List<Numbered>> joinRepeats(List<Numbered> messages, Receipt[] receipts, Instant now) {
        var byIdentity = messages.stream()
                .collect(Collectors.groupingBy(Numbered::identity, LinkedHashMap::new, Collectors.toList()));
        var sightings = byIdentity.entrySet().stream()
                .filter(same ->
                        same.getValue().stream().noneMatch(one -> one.message().isOver()))
                .map(same -> new Sighting(same.getKey(), same.getValue().size(), latest(same.getValue(), now)))
                .toList();
        return problems.join(sightings, now).map(joined -> {
            joined.forEach((identity, problem) ->
                    byIdentity.get(identity).forEach(one -> receipts[one.number()] = Receipt.joined(problem)));
            return without(messages, receipts);
        });
    }

    private Uni<List<Numbered>> refuse(List<Numbered> messages, Receipt[] receipts) {
        messages.stream()
                .filter(not(one -> one.message().isOver()))
                .forEach(one -> flaw(one.message().trigger())
                        .ifPresent(reason -> receipts[one.number()] = Receipt.refused(reason)));
        var opening = without(messages, receipts).stream()
                .filter(not(one -> one.message().isOver()))
                .toList();
        return missing(opening).map(missing -> {
            opening.forEach(one -> Optional.ofNullable(missing.get(one.message().scope()))
                    .ifPresent(reason -> receipts[one.number()] = Receipt.refused(reason)));
            return without(messages, receipts);
        });
    }

    /** Why the event that it makes would never arrive. */
    private static Optional<String> flaw(KeptnEvent trigger) {
        var flaw = Keepable.flaw(trigger);
        if (flaw.isPresent()) {
            return flaw;
        }
        var size = CODEC.encode(trigger).length;
        return size > LARGEST
                ? Optional.of("it makes an event of %d bytes, and at most %d travel: shorten its annotations or details"
                        .formatted(size, LARGEST))
                : Optional.empty();
    }

    private Uni<Map<Scope, String>> missing(List<Numbered> opening) {
        Set<Scope> scopes = opening.stream().map(one -> one.message().scope()).collect(Collectors.toSet());
        return scopes.isEmpty() ? Uni.createFrom().item(Map.of()) : places.missing(scopes);
    }

    private Uni<Void> decide(List<Numbered> messages, Receipt[] receipts, Instant now) {
        var parts = IntStream.iterate(0, from -> from < messages.size(), from -> from + AT_ONCE)
                .mapToObj(from -> messages.subList(from, Math.min(from + AT_ONCE, messages.size())))
                .toList();
        return Multi.createFrom()
                .iterable(parts)
                .onItem()
                .transformToUniAndConcatenate(part -> problems.take(
                                part.stream().map(Numbered::message).toList(),
                                now,
                                (known, last, message) -> ProblemNews.decide(known, last, message, now, grace))
                        .invoke(taken -> IntStream.range(0, taken.size())
                                .forEach(i -> receipts[part.get(i).number()] = Receipt.of(taken.get(i)))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static List<Numbered> without(List<Numbered> messages, Receipt[] receipts) {
        return messages.stream().filter(one -> receipts[one.number()] == null).toList();
    }

    private static Optional<Instant> latest(List<Numbered> messages, Instant now) {
        return messages.stream()
                .map(one -> one.message().firing().startsAtBy(now))
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }
}
