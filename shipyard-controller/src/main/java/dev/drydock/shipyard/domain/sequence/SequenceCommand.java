package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.EventId;
import dev.drydock.events.Payload;
import java.time.Instant;
import java.util.Optional;

/** Something that may change a sequence execution, or be refused. */
public sealed interface SequenceCommand {
    <R> R match(Cases<R> cases);

    /** It is its turn: start, or go on. */
    record Proceed(Instant at) implements SequenceCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.proceed(this);
        }
    }

    /**
     * {@code <task>.status.changed} came in.
     *
     * @param said when its sender said it
     */
    record ReportTask(EventId triggeredId, String source, Payload report, Instant said, Instant at)
            implements SequenceCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.reportTask(this);
        }
    }

    /** {@code <task>.started} came in. */
    record StartTask(EventId triggeredId, String source, Instant at) implements SequenceCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.startTask(this);
        }
    }

    /** {@code <task>.finished} came in. */
    record FinishTask(EventId triggeredId, String source, Payload answer, Instant at) implements SequenceCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.finishTask(this);
        }
    }

    /** Nobody has answered the task for a while; in words, who could. */
    record ReportSilence(EventId triggeredId, String message, Instant at) implements SequenceCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.reportSilence(this);
        }
    }

    /** Time has passed. */
    record Tick(Instant at) implements SequenceCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.tick(this);
        }
    }

    /**
     * A person holds it.
     *
     * @param by the name of their token
     */
    record Pause(Optional<String> by, Instant at) implements SequenceCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.pause(this);
        }
    }

    /**
     * A person lets it go.
     *
     * @param by the name of their token
     */
    record Resume(Optional<String> by, Instant at) implements SequenceCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.resume(this);
        }
    }

    /**
     * It is ended from outside.
     *
     * @param by the name of the token of the person who does, if it is one
     */
    record Abort(Optional<String> by, String why, Instant at) implements SequenceCommand {
        /** A person ends it. */
        public static Abort by(String token, Instant at) {
            return new Abort(Optional.of(token), "The sequence was aborted by %s.".formatted(token), at);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.abort(this);
        }
    }

    /** One method per variant. */
    interface Cases<R> {
        R proceed(Proceed command);

        R reportTask(ReportTask command);

        R startTask(StartTask command);

        R finishTask(FinishTask command);

        R reportSilence(ReportSilence command);

        R tick(Tick command);

        R pause(Pause command);

        R resume(Resume command);

        R abort(Abort command);
    }
}
