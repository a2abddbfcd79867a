package dev.drydock.shipyard.adapter.proxy;

import dev.drydock.kit.rest.ProblemDetails;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** What callers are told when another service does not answer; the log is told when that begins and ends. */
final class PassingFailures {
    private static final Logger LOG = Logger.getLogger(PassingFailures.class);

    private final OtherService service;
    private final Duration answerWithin;
    private final AtomicBoolean isAway = new AtomicBoolean();

    PassingFailures(OtherService service, Duration answerWithin) {
        this.service = service;
        this.answerWithin = answerWithin;
    }

    /** It has answered. */
    void over() {
        if (isAway.get() && isAway.compareAndSet(true, false)) {
            LOG.infof("the %s at %s answers again", service.name(), service.url());
        }
    }

    /** @param failure a reset stream is the caller's own, who waits no more */
    ProblemDetails problem(Throwable failure) {
        if (failure instanceof ConnectionPoolTooBusyException) {
            return ProblemDetails.of(
                    503,
                    "busy",
                    "Too many requests for the %s are under way. Send it again.".formatted(service.name()));
        }
        if (!(failure instanceof StreamResetException) && isAway.compareAndSet(false, true)) {
            LOG.warnf("the %s at %s does not answer: %s", service.name(), service.url(), failure);
        }
        if (failure instanceof TimeoutException) {
            return ProblemDetails.of(
                    504,
                    "no-answer-in-time",
                    "The %s has not answered within %d s. It may have done what was asked; look before you send it again."
                            .formatted(service.name(), answerWithin.toSeconds()));
        }
        if (failure instanceof HttpClosedException) {
            return ProblemDetails.of(
                    502,
                    "answer-broken-off",
                    "The %s broke off before it answered; it may be restarting. It may have done what was asked; look before you send it again."
                            .formatted(service.name()));
        }
        return ProblemDetails.of(
                502,
                "unreachable-service",
                "The %s cannot be reached at %s. See that it runs, and that %s of the shipyard-controller says where; then send it again."
                        .formatted(service.name(), service.url(), service.key()));
    }

    /** The request was here before. */
    ProblemDetails circle() {
        return ProblemDetails.of(
                502,
                "passed-on-in-a-circle",
                "%s is %s, which leads back to the shipyard-controller. Let it name the %s."
                        .formatted(service.key(), service.url(), service.name()));
    }
}
