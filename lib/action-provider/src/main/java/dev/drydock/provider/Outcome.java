package dev.drydock.provider;

import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;

/**
 * How a task ended.
 *
 * @param result the verdict
 * @param status whether it could be carried out at all
 * @param message one sentence for people: what was done, or why not
 * @param told what later tasks should know; travels as the block of {@code data} that has the task's name
 */
public record Outcome(Result result, Status status, String message, Payload told) {
    /** It was done. */
    public static Outcome done(String message) {
        return new Outcome(Result.PASS, Status.SUCCEEDED, message, Payload.EMPTY);
    }

    /** It was done, but something is to be looked at. */
    public static Outcome warned(String message) {
        return new Outcome(Result.WARNING, Status.SUCCEEDED, message, Payload.EMPTY);
    }

    /** It was carried out and did not come out well. */
    public static Outcome failed(String message) {
        return new Outcome(Result.FAIL, Status.SUCCEEDED, message, Payload.EMPTY);
    }

    /** It could not be carried out. */
    public static Outcome errored(String message) {
        return new Outcome(Result.FAIL, Status.ERRORED, message, Payload.EMPTY);
    }

    /** It was broken off, as nobody waits for it any more. */
    public static Outcome aborted(String message) {
        return new Outcome(Result.FAIL, Status.ABORTED, message, Payload.EMPTY);
    }

    /** The same, telling later tasks one thing more. */
    public Outcome telling(String key, Object value) {
        return new Outcome(result, status, message, told.with(key, value));
    }
}
