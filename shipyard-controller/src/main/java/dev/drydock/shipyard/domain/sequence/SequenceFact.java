package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import dev.drydock.events.TaskHold;
import dev.drydock.events.TraceContext;
import dev.drydock.model.shipyard.Sequence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A fact about one sequence execution. Facts are stored for ever: add variants, never change one. */
public sealed interface SequenceFact {
    /** When it happened. */
    Instant at();

    <R> R match(Cases<R> cases);

    /**
     * Asked for; waits for its turn.
     *
     * @param definition the sequence as the shipyard had it then: the execution keeps to it
     * @param input the payload it was triggered with
     * @param commit the commit at which executors read their configuration
     * @param trace where its triggered event is in a trace, if it said so
     */
    record Triggered(
            ExecutionId id,
            Scope scope,
            KeptnContext context,
            Sequence definition,
            Payload input,
            Optional<String> commit,
            Optional<TraceContext> trace,
            Instant at)
            implements SequenceFact {
        Triggered withoutTrace() {
            return new Triggered(id, scope, context, definition, input, commit, Optional.empty(), at);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.triggered(this);
        }
    }

    /**
     * Goes on where another one of its flow ended.
     *
     * @param retried which one; it stays as it ended
     * @param kept its tasks that were done and count here too, in order
     * @param by the name of the token of who wants it
     */
    record Retrying(ExecutionId retried, List<DoneTask> kept, String by, Instant at) implements SequenceFact {
        public Retrying {
            kept = List.copyOf(kept);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.retrying(this);
        }
    }

    /** Has its turn. */
    record Started(Instant at) implements SequenceFact {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.started(this);
        }
    }

    /**
     * A task is asked for.
     *
     * @param task its place in the sequence, from 0
     * @param triggeredId the id of its triggered event
     * @param sendAt when the event is due; later than {@code at} if the task has {@code triggeredAfter}
     * @param startBy when somebody must have started
     * @param finishBy when everybody must have finished; absent for what waits for a person
     */
    record TaskTriggered(
            int task, EventId triggeredId, Instant at, Instant sendAt, Instant startBy, Optional<Instant> finishBy)
            implements SequenceFact {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.taskTriggered(this);
        }
    }

    /** The event of a task that had to wait for its time went out. */
    record TaskSent(EventId triggeredId, Instant at) implements SequenceFact {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.taskSent(this);
        }
    }

    /** Somebody said something about the task; that alone does not mean that they work on it. */
    record TaskReported(EventId triggeredId, String source, Instant at) implements SequenceFact {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.taskReported(this);
        }
    }

    /** Nobody had answered the task for a while; in words, who could. */
    record TaskUnanswered(EventId triggeredId, String message, Instant at) implements SequenceFact {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.taskUnanswered(this);
        }
    }

    /**
     * Somebody puts the task off. That counts once they have started it.
     *
     * @param said when they said it
     */
    record TaskHeld(EventId triggeredId, String source, TaskHold hold, Instant said, Instant at)
            implements SequenceFact {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.taskHeld(this);
        }
    }

    /** Somebody who had put the task off goes on. */
    record TaskReleased(EventId triggeredId, String source, Instant said, Instant at) implements SequenceFact {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.taskReleased(this);
        }
    }

    /** Somebody works on the task. */
    record TaskStarted(EventId triggeredId, String source, Instant at) implements SequenceFact {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.taskStarted(this);
        }
    }

    /**
     * Somebody is done with the task.
     *
     * @param data what the answer adds to the flow, without the common block
     */
    record TaskFinished(EventId triggeredId, String source, Verdict verdict, String message, Payload data, Instant at)
            implements SequenceFact {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.taskFinished(this);
        }
    }

    /** Nobody decided on an approval in its time, and the shipyard declares what that means. */
    record ApprovalExpired(EventId triggeredId, Verdict verdict, String message, Instant at) implements SequenceFact {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.approvalExpired(this);
        }
    }

    /** Has to wait for its turn again, as another sequence went ahead while this one let it. */
    record Yielded(Instant at) implements SequenceFact {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.yielded(this);
        }
    }

    /**
     * Somebody has a hand in it; what follows from that are facts of their own.
     *
     * @param what what they want, in the words of the API
     * @param by the name of their token
     */
    record Controlled(String what, String by, Instant at) implements SequenceFact {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.controlled(this);
        }
    }

    /** Held by a person. */
    record Paused(Instant at) implements SequenceFact {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.paused(this);
        }
    }

    /** Let go by a person. */
    record Resumed(Instant at) implements SequenceFact {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.resumed(this);
        }
    }

    /** Over. */
    record Ended(SequenceState state, Verdict verdict, String message, Instant at) implements SequenceFact {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.ended(this);
        }
    }

    /** One method per variant: a new fact does not compile until every reader handles it. */
    interface Cases<R> {
        R triggered(Triggered fact);

        R retrying(Retrying fact);

        R started(Started fact);

        R taskTriggered(TaskTriggered fact);

        R taskSent(TaskSent fact);

        R taskReported(TaskReported fact);

        R taskUnanswered(TaskUnanswered fact);

        R taskHeld(TaskHeld fact);

        R taskReleased(TaskReleased fact);

        R taskStarted(TaskStarted fact);

        R taskFinished(TaskFinished fact);

        R approvalExpired(ApprovalExpired fact);

        R yielded(Yielded fact);

        R controlled(Controlled fact);

        R paused(Paused fact);

        R resumed(Resumed fact);

        R ended(Ended fact);
    }
}
