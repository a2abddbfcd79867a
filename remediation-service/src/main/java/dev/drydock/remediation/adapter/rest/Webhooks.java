package dev.drydock.remediation.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.codec.JsonMistake;
import dev.drydock.kit.access.Caller;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.remediation.application.ProblemIntake;
import dev.drydock.remediation.application.ProblemIntake.Receipt;
import dev.drydock.remediation.application.Turns;
import dev.drydock.remediation.domain.intake.Intake;
import dev.drydock.remediation.domain.problem.ProblemId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the webhooks of all monitoring tools have in common. */
@ApplicationScoped
public class Webhooks {
    private static final Logger LOG = Logger.getLogger(Webhooks.class);
    private static final int AT_ONCE = 4;
    private static final int WAITING = 200;

    private final ProblemIntake intake;
    private final ObjectMapper json;
    private final Turns turns = new Turns(AT_ONCE, WAITING);

    public Webhooks(ProblemIntake intake, ObjectMapper json) {
        this.intake = intake;
        this.json = json;
    }

    /** What each message became, in their order. */
    public record Answer(List<Became> alerts) {}

    /**
     * What one message became.
     *
     * @param problem what it is called
     * @param problemId the problem that it belongs to
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Became(
            String fingerprint,
            String problem,
            String status,
            String outcome,
            String reason,
            @Nullable String keptnContext,
            @Nullable String problemId) {
        private static Became of(Message message, Receipt receipt) {
            return new Became(
                    message.fingerprint(),
                    message.title(),
                    message.status(),
                    receipt.outcome(),
                    receipt.reason(),
                    receipt.context().map(KeptnContext::value).orElse(null),
                    receipt.problem().map(ProblemId::value).orElse(null));
        }
    }

    /** A message as it was read, and how the answer names it. */
    record Message(String fingerprint, String title, String status, Intake intake) {
        private Message by(Caller caller) {
            return intake instanceof Intake.Readable readable
                            && !caller.isFor(readable.scope().project())
                    ? new Message(
                            fingerprint,
                            title,
                            status,
                            new Intake.Refused("the token '%s' is not for project '%s'"
                                    .formatted(caller.name(), readable.scope().project())))
                    : this;
        }
    }

    Uni<Answer> take(String tool, List<Message> messages, Caller caller) {
        var allowed = messages.stream().map(message -> message.by(caller)).toList();
        return turns.inTurn(
                        () -> intake.take(allowed.stream().map(Message::intake).toList()))
                .onFailure(Turns.TooMany.class)
                .transform(tooMany -> new Refusal(
                        503,
                        "busy",
                        "Too many webhooks came at once, and %s. Send it again.".formatted(tooMany.getMessage())))
                .invoke(receipts -> tellOfRefused(tool, receipts))
                .map(receipts -> new Answer(IntStream.range(0, receipts.size())
                        .mapToObj(i -> Became.of(allowed.get(i), receipts.get(i)))
                        .toList()));
    }

    <T> T parse(byte[] body, Class<T> shape, String expected) {
        try {
            var read = json.readValue(body, shape);
            if (read == null) {
                throw malformed("it is null", expected);
            }
            return read;
        } catch (JsonProcessingException e) {
            throw malformed(JsonMistake.withPlace(e), expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param expected what should have come and from where, such as a sentence that says what to do */
    static Refusal malformed(String why, String expected) {
        return new Refusal(400, "malformed-webhook", "The body is not %s".formatted(expected.formatted(why)));
    }

    /** Monitoring tools do not show their users what was answered. */
    private static void tellOfRefused(String tool, List<Receipt> receipts) {
        var refused = receipts.stream()
                .filter(receipt -> receipt.outcome().equals("refused"))
                .toList();
        if (!refused.isEmpty()) {
            LOG.warnf(
                    "%d of %d messages of %s were refused; the first, as: %s",
                    refused.size(), receipts.size(), tool, refused.get(0).reason());
        }
    }
}
