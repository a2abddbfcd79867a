package dev.drydock.providercheck.application;

import dev.drydock.events.KeptnEvent;
import dev.drydock.providercheck.domain.Heard;
import dev.drydock.providercheck.domain.Listening;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** The broker, as somebody at it sees it. */
public interface Wire {
    /** Publishes an event on the subject that is its type. */
    void send(KeptnEvent event);

    /** Publishes bytes as they are. */
    void send(String subject, byte[] message);

    /** All that has come by so far. */
    List<Heard> heard();

    /** Waits until what has come by is as wanted, or the time is over. */
    boolean await(Predicate<List<Heard>> wanted, Duration atMost);

    /** The consumers of the stream that hear a subject. */
    List<Listening> listening(String subject);

    /** Waits until a consumer hears the subject, or the time is over; whether one does. */
    boolean awaitListening(String subject, Duration atMost);

    /** Waits until what consumers of a subject were given is acknowledged, or the time is over; whether it is. */
    boolean awaitAcknowledged(String subject, Duration atMost);

    /** Waits until the broker is back. */
    void awaitConnected();
}
