package dev.drydock.shipyard.adapter.hibernate;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Hibernate's sessions, from any thread: each transaction has a Vert.x context of its own. */
final class Transactions {
    private final Vertx vertx;
    private final Mutiny.SessionFactory sessions;

    Transactions(Vertx vertx, Mutiny.SessionFactory sessions) {
        this.vertx = vertx;
        this.sessions = sessions;
    }

    <T> Uni<T> run(Function<Mutiny.Session, Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(
                    ignored -> sessions.withTransaction(work).subscribe().with(emitter::complete, emitter::fail));
        });
    }
}
