package dev.drydock.providercheck.application;

import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.providercheck.domain.AnswerRules;
import dev.drydock.providercheck.domain.Chapter;
import dev.drydock.providercheck.domain.ConductRules;
import dev.drydock.providercheck.domain.Exchange;
import dev.drydock.providercheck.domain.Finding;
import dev.drydock.providercheck.domain.Limits;
import dev.drydock.providercheck.domain.Listening;
import dev.drydock.providercheck.domain.Question;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks a provider one thing after another and tells what it finds. The action is really carried out each time. At a broker
 * that others use, too, nothing is asked that could do harm there.
 */
public final class ProviderCheck {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration END = Duration.ofSeconds(10);
    private static final List<String> NO_EVENTS =
            List.of("{", "null", "[]", "{}", "{\"specversion\":\"1.0\",\"id\":\"1\"}");
    private static final List<String> NEEDS_A_PARTY =
            List.of("acknowledged", "malformed", "broker-restart", "stops", "away", "killed");

    private final Wire wire;
    private final Optional<Party> party;
    private final Question question;
    private final Limits limits;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final Consumer<Finding> tell;
    private boolean isPlain;

    /**
     * @param party the provider and broker, if they are the check's own
     * @param ids gives a new id each time
     * @param tell is told each finding as soon as it is known
     */
    public ProviderCheck(
            Wire wire,
            Optional<Party> party,
            Question question,
            Limits limits,
            InstantSource clock,
            Supplier<String> ids,
            Consumer<Finding> tell) {
        this.wire = wire;
        this.party = party;
        this.question = question;
        this.limits = limits;
        this.clock = clock;
        this.ids = ids;
        this.tell = tell;
    }

    /** Checks everything that can be checked. */
    public void run() {
        party.ifPresent(this::begin);
        if (party.filter(own -> !own.isAlive()).isPresent()) {
            tell.accept(ended(party.get()));
            return;
        }
        var listening = wire.listening(question.subject());
        isPlain = listening.isEmpty();
        tell.accept(Listening.judge(question.subject(), listening));
        var first = ask(question.event(ids.get(), clock.instant()), party.isPresent());
        AnswerRules.judge(first, limits).forEach(tell);
        if (!first.has(EventKind.FINISHED)) {
            tell.accept(Finding.skipped("conduct", "Without an answer nothing else can be checked." + words()));
            return;
        }
        if (first.ids(EventKind.FINISHED).isEmpty()) {
            tell.accept(
                    Finding.skipped("conduct", "Until its answers are events nothing else can be checked." + words()));
            return;
        }
        conduct(first);
    }

    private void conduct(Exchange first) {
        repeat(first);
        if (question.action().isPresent()) {
            unknownAction();
            shadowed();
        }
        party.ifPresentOrElse(
                this::hardships,
                () -> NEEDS_A_PARTY.forEach(check -> tell.accept(Finding.skipped(
                        check, "Only with --run, at a broker of its own: here it could disturb others."))));
    }

    private void hardships(Party own) {
        if (!isPlain) {
            tell.accept(ConductRules.acknowledged(wire.awaitAcknowledged(question.subject(), limits.silence())));
        }
        malformed();
        revive(own);
        aborted();
        revive(own);
        own.restartBroker();
        wire.awaitConnected();
        tell.accept(ConductRules.after(
                "broker-restart",
                "the broker was killed and is back",
                ask(question.event(ids.get(), clock.instant()), false, limits.listening()),
                "Reconnect without end, and look for the consumer again when it does not answer.",
                Chapter.LISTENING));
        revive(own);
        tell.accept(ConductRules.stops(own.stop(END)));
        away(own);
        killed(own);
    }

    private void repeat(Exchange first) {
        var before = first.of(EventKind.FINISHED).size();
        wire.send(first.asked());
        awaitAnswers(
                first.asked(),
                first.sentAt(),
                party.isPresent(),
                again -> again.of(EventKind.FINISHED).size() > before,
                limits.silence());
        tell.accept(ConductRules.repeat(
                first, Exchange.of(first.asked(), first.sentAt(), wire.heard(), party.isPresent())));
    }

    private void unknownAction() {
        var asked = question.unknownAction(ids.get(), clock.instant());
        var at = send(asked);
        if (awaitAnswers(asked, at, false, answers -> !answers.answers().isEmpty(), limits.silence())) {
            awaitAnswers(asked, at, false, answers -> answers.has(EventKind.FINISHED), limits.finished());
        }
        tell.accept(ConductRules.unknownAction(Exchange.of(asked, at, wire.heard(), false)));
    }

    private void shadowed() {
        var told = question.shadowed(ids.get(), clock.instant());
        var asIfAsked = question.event(told.id().value(), told.time());
        var at = send(told);
        awaitAnswers(asIfAsked, at, false, answers -> !answers.answers().isEmpty(), limits.silence());
        tell.accept(ConductRules.shadowed(Exchange.of(asIfAsked, at, wire.heard(), false)));
    }

    private void malformed() {
        NO_EVENTS.forEach(text -> wire.send(question.subject(), text.getBytes(StandardCharsets.UTF_8)));
        tell.accept(ConductRules.after(
                "malformed",
                "messages that are no events",
                ask(question.event(ids.get(), clock.instant()), false, limits.started()),
                "Read each message with care: put aside for good (term) what is no event, and go on.",
                Chapter.LISTENING));
    }

    private void aborted() {
        var over = question.event(ids.get(), clock.instant());
        send(question.aborted(over, ids.get(), clock.instant()));
        tell.accept(ConductRules.after(
                "aborted",
                "word that nobody waits for some task any more",
                ask(question.event(ids.get(), clock.instant()), false, limits.started()),
                "What is aborted concerns that one task: go on with the others.",
                Chapter.ABORTED));
    }

    private void away(Party own) {
        var asked = question.event(ids.get(), clock.instant());
        var at = send(asked);
        own.start();
        tell.accept(ConductRules.away(answered(asked, at, limits.listening())));
    }

    /** Starts the provider and waits until it listens, or has ended, or may be a plain subscriber. */
    private void begin(Party own) {
        own.start();
        var end = clock.instant().plus(limits.listening());
        while (own.isAlive() && clock.instant().isBefore(end)) {
            if (wire.awaitListening(question.subject(), LOOK)) {
                return;
            }
        }
    }

    /** What one check has brought down shall not fail the next. */
    private void revive(Party own) {
        if (!own.isAlive()) {
            own.start();
            awaitReady();
        }
    }

    /** A plain subscriber is seen by nobody: it gets a moment. */
    private void awaitReady() {
        if (!wire.awaitListening(question.subject(), limits.silence())) {
            wire.awaitListening(question.subject(), isPlain ? limits.silence() : limits.listening());
        }
    }

    private void killed(Party own) {
        revive(own);
        var asked = question.event(ids.get(), clock.instant());
        var at = send(asked);
        awaitAnswers(asked, at, false, answers -> answers.has(EventKind.STARTED), limits.listening());
        own.kill();
        own.start();
        var givenOutAgain = wire.listening(question.subject()).stream()
                .map(Listening::ackWait)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        tell.accept(ConductRules.killed(answered(asked, at, givenOutAgain.plus(limits.comeBack()))));
    }

    private Exchange ask(KeptnEvent asked, boolean nobodyElseSpeaks) {
        return ask(asked, nobodyElseSpeaks, limits.started());
    }

    private Exchange ask(KeptnEvent asked, boolean nobodyElseSpeaks, Duration toStart) {
        var at = send(asked);
        if (awaitAnswers(
                        asked,
                        at,
                        nobodyElseSpeaks,
                        answers -> !answers.answers().isEmpty(),
                        toStart)
                && awaitAnswers(
                        asked, at, nobodyElseSpeaks, answers -> answers.has(EventKind.FINISHED), limits.finished())) {
            // a second finished, or a started that comes late, comes soon
            awaitAnswers(
                    asked,
                    at,
                    nobodyElseSpeaks,
                    answers -> false,
                    limits.silence().dividedBy(4));
        }
        return Exchange.of(asked, at, wire.heard(), nobodyElseSpeaks);
    }

    private Exchange answered(KeptnEvent asked, Instant at, Duration more) {
        awaitAnswers(
                asked,
                at,
                false,
                answers -> answers.has(EventKind.FINISHED),
                limits.finished().plus(more));
        return Exchange.of(asked, at, wire.heard(), false);
    }

    private Instant send(KeptnEvent event) {
        var at = clock.instant();
        wire.send(event);
        return at;
    }

    private boolean awaitAnswers(
            KeptnEvent asked, Instant at, boolean nobodyElseSpeaks, Predicate<Exchange> wanted, Duration atMost) {
        return wire.await(all -> wanted.test(Exchange.of(asked, at, all, nobodyElseSpeaks)), atMost);
    }

    private Finding ended(Party own) {
        return ConductRules.ended(own.lastWords());
    }

    private String words() {
        return party.map(Party::lastWords)
                .filter(said -> !said.isBlank())
                .map(said -> " It has printed:\n" + said)
                .orElse("");
    }
}
