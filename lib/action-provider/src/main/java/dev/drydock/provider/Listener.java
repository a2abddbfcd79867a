package dev.drydock.provider;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import io.nats.client.ConsumerContext;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Fetches a task whenever there is a hand free for it, and acknowledges it once its answer is in the stream. Whatever
 * breaks, it looks again a moment later.
 */
final class Listener implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ActionProvider.class.getName());
    private static final Duration FETCH = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Broker broker;
    private final Tasks tasks;
    private final String subject;
    private final String abortSubject;
    private final int atOnce;
    private final Duration ackWait;
    private final Duration grace;
    private final EventCodec codec = new EventCodec();
    private final Semaphore hands;
    private final ExecutorService workers;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(daemon("heartbeat"));
    private final Thread loop;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopped;

    Listener(
            Broker broker,
            Tasks tasks,
            String subject,
            String abortSubject,
            int atOnce,
            Duration ackWait,
            Duration grace) {
        this.broker = broker;
        this.tasks = tasks;
        this.subject = subject;
        this.abortSubject = abortSubject;
        this.atOnce = atOnce;
        this.ackWait = ackWait;
        this.grace = grace;
        this.hands = new Semaphore(atOnce);
        this.workers = Executors.newFixedThreadPool(atOnce, daemon("task"));
        this.loop = new Thread(this::listen, broker.name() + "-listener");
    }

    void start() {
        loop.setDaemon(true);
        loop.start();
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        stopped = true;
        workers.shutdown();
        try {
            if (!workers.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(WARNING, "a task is still at work after {0} s; it is left to the next run", grace.toSeconds());
            }
            loop.interrupt();
            loop.join(FETCH.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
        heart.shutdownNow();
        broker.close();
        ended.countDown();
    }

    private void listen() {
        var listening = false;
        ConsumerContext consumer = null;
        while (!stopped) {
            try {
                if (!listening) {
                    broker.listen(abortSubject, this::aborted);
                    listening = true;
                }
                if (consumer == null) {
                    consumer = broker.consumer(subject, ackWait, atOnce);
                    LOG.log(INFO, "{0} listens to {1}", broker.name(), subject);
                }
                fetch(consumer);
            } catch (InterruptedException e) {
                return;
            } catch (IOException | JetStreamApiException | JetStreamStatusCheckedException | RuntimeException e) {
                consumer = null; // it may be gone: looked for, and made anew if need be
                if (!stopped) {
                    LOG.log(WARNING, "waiting for the broker: {0}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void fetch(ConsumerContext consumer)
            throws IOException, InterruptedException, JetStreamApiException, JetStreamStatusCheckedException {
        hands.acquire();
        Message message = null;
        try {
            message = consumer.next(FETCH);
            if (message == null) {
                consumer.getConsumerInfo(); // fails when the consumer was lost, as with its stream
            }
        } finally {
            if (message == null || !hand(message)) {
                hands.release();
            }
        }
    }

    private boolean hand(Message message) {
        if (stopped) {
            message.nak();
            return false;
        }
        try {
            workers.execute(() -> {
                try {
                    take(message);
                } finally {
                    hands.release();
                }
            });
            return true;
        } catch (RejectedExecutionException closing) {
            message.nak();
            return false;
        }
    }

    private void take(Message message) {
        var decoded = codec.decode(message.getData());
        if (decoded instanceof Decoded.Valid valid && tasks.concerns(valid.event())) {
            answer(message, valid.event());
        } else if (decoded instanceof Decoded.Malformed malformed) {
            LOG.log(WARNING, "put aside a message on {0}: {1}", message.getSubject(), malformed.reason());
            message.term();
        } else {
            message.ack();
        }
    }

    private void answer(Message message, KeptnEvent event) {
        var beat = ackWait.toMillis() / 3;
        var alive = heart.scheduleAtFixedRate(() -> beat(message), beat, beat, TimeUnit.MILLISECONDS);
        try {
            if (tasks.answer(event, message.metaData().deliveredCount() > 1)) {
                message.ack();
            }
        } catch (RuntimeException e) {
            LOG.log(WARNING, "{0} will be answered again: {1}", event.id(), e.getMessage());
            nak(message);
        } finally {
            alive.cancel(false);
        }
    }

    private void aborted(byte[] notice) {
        if (codec.decode(notice) instanceof Decoded.Valid valid) {
            tasks.abort(valid.event());
        }
    }

    /** Without the broker the message comes again by itself. */
    private static void nak(Message message) {
        try {
            message.nakWithDelay(Duration.ofSeconds(1));
        } catch (IllegalStateException brokerAway) {
            LOG.log(WARNING, "the broker is away: {0}", brokerAway.getMessage());
        }
    }

    private static void beat(Message message) {
        try {
            message.inProgress();
        } catch (IllegalStateException brokerAway) {
            LOG.log(WARNING, "the broker is away: {0}", brokerAway.getMessage());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            var thread = new Thread(task, "action-provider-" + name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
