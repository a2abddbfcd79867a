package dev.drydock.remediation.domain.problem;

import dev.drydock.events.KeptnContext;
import dev.drydock.remediation.domain.intake.Intake;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The newest problem of an identity, for the decision whether a message is about it. A monitoring tool may give the same
 * firing another start: after its own restart, or when there are two of it.
 *
 * @param context the problem's flow
 * @param takesRepeats whether a new firing goes on with it
 * @param firedAt the latest start of a firing that was told for it
 */
public record LastFiring(KeptnContext context, boolean takesRepeats, Optional<Instant> firedAt) {
    /** The flow whose problems decide about a message: this problem's if it is about it, else the message's own. */
    public static KeptnContext flowOf(Intake.Readable message, Optional<LastFiring> last, Instant now) {
        return last.filter(known -> known.takesRepeats || !message.isOver() && known.isNotOlderThan(message, now))
                .map(LastFiring::context)
                .orElseGet(message::context);
    }

    /** The same once a message was decided about, and these are its flow's problems since. */
    public static Optional<LastFiring> after(
            Optional<LastFiring> last, KnownProblems known, Intake.Readable message, Instant now) {
        var fired = Stream.of(
                        last.flatMap(LastFiring::firedAt),
                        Optional.of(message)
                                .filter(told -> !told.isOver())
                                .flatMap(told -> told.firing().startsAtBy(now)))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        return known.lives().stream()
                .filter(life -> message.identity().isPresent()
                        && life.report().identity().equals(message.identity()))
                .reduce((older, newer) -> newer)
                .map(life -> new LastFiring(life.report().context(), life.takesRepeats(), fired))
                .or(() -> last);
    }

    /** Whether a message tells the end of a firing after which there was another one. */
    boolean isNewerThanTheEndOf(Intake.Readable message) {
        return message.isOver()
                && firedAt.isPresent()
                && message.firing().endsAt().filter(firedAt.get()::isAfter).isPresent();
    }

    /** Whether a message tells a firing that began after all that were told before. */
    boolean isBefore(Intake.Readable message, Instant now) {
        return message.firing()
                .startsAtBy(now)
                .filter(start -> firedAt.filter(start::isAfter).isPresent())
                .isPresent();
    }

    private boolean isNotOlderThan(Intake.Readable message, Instant now) {
        return message.firing()
                .startsAtBy(now)
                .filter(start -> firedAt.filter(last -> !start.isAfter(last)).isPresent())
                .isPresent();
    }
}
