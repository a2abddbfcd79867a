package dev.drydock.shipyard.adapter.git;

import dev.drydock.shipyard.application.project.ProjectRefusal;
import dev.drydock.shipyard.application.project.ProjectRefusal.Reason;
import dev.drydock.upstream.InvalidPathException;
import dev.drydock.upstream.Outcome;
import dev.drydock.upstream.Outcome.Refused;
import dev.drydock.upstream.UpstreamException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** Calls a repository on a worker thread, and puts its refusals into the application's words. */
final class Answers {
    private Answers() {}

    static <T> Uni<T> of(Supplier<Outcome<T>> call) {
        return aside(() -> value(call));
    }

    /** Blocks a worker thread, and goes on where the caller was. */
    static <T> Uni<T> aside(Supplier<T> call) {
        return back(Uni.createFrom().item(call).runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
    }

    /** Wherever the answer comes from, goes on where the caller was. */
    static <T> Uni<T> back(Uni<T> answer) {
        return Uni.createFrom().deferred(() -> {
            var context = Vertx.currentContext();
            return context == null ? answer : answer.emitOn(next -> context.runOnContext(ignored -> next.run()));
        });
    }

    static <T> T value(Supplier<Outcome<T>> call) {
        try {
            var outcome = call.get();
            if (outcome instanceof Refused<T> refused) {
                throw new ProjectRefusal(reason(refused.reason()), refused.detail());
            }
            return outcome.value().orElseThrow();
        } catch (InvalidPathException e) {
            throw new ProjectRefusal(Reason.INVALID_PATH, e.getMessage());
        } catch (UpstreamException e) {
            throw new ProjectRefusal(reason(e.kind()), e.getMessage());
        }
    }

    private static Reason reason(Outcome.Reason reason) {
        return switch (reason) {
            case UNKNOWN_BRANCH -> Reason.UNKNOWN_STAGE;
            case UNKNOWN_COMMIT -> Reason.UNKNOWN_COMMIT;
            case UNKNOWN_PATH -> Reason.UNKNOWN_RESOURCE;
            case NOT_A_FILE -> Reason.INVALID_PATH;
            case TOO_LARGE -> Reason.TOO_LARGE;
            case ALREADY_EXISTS -> Reason.ALREADY_EXISTS;
            case CHANGED_MEANWHILE -> Reason.CHANGED_MEANWHILE;
        };
    }

    static Reason reason(UpstreamException.Kind kind) {
        return switch (kind) {
            case INVALID_URL, FORBIDDEN_ADDRESS -> Reason.DENIED_URL;
            case INVALID_KEY, INVALID_CERTIFICATE -> Reason.INVALID_CREDENTIAL;
            case UNKNOWN_HOST -> Reason.UPSTREAM_UNKNOWN_HOST;
            case UNREACHABLE -> Reason.UPSTREAM_UNREACHABLE;
            case PROXY -> Reason.UPSTREAM_PROXY;
            case CERTIFICATE -> Reason.UPSTREAM_CERTIFICATE;
            case HOST_KEY -> Reason.UPSTREAM_HOST_KEY;
            case REDIRECTED -> Reason.UPSTREAM_REDIRECTED;
            case UNAUTHORIZED -> Reason.UPSTREAM_UNAUTHORIZED;
            case FORBIDDEN -> Reason.UPSTREAM_FORBIDDEN;
            case NOT_FOUND -> Reason.UPSTREAM_NOT_FOUND;
            case REJECTED -> Reason.UPSTREAM_REJECTED;
            case CONFLICT -> Reason.UPSTREAM_CONFLICT;
            case PROTOCOL -> Reason.UPSTREAM_PROTOCOL;
        };
    }
}
