package dev.drydock.kit.inbox;

import dev.drydock.events.KeptnEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** The last step of handling an event: read state under its lock, decide, write; all in one transaction. */
@FunctionalInterface
public interface Commit {
    /**
     * @param tx the transaction that also marks the event handled
     * @return the events to send: committed with the state, published right after
     */
    Uni<List<KeptnEvent>> in(SqlConnection tx);

    /** Sends these events and changes no state. */
    static Commit sending(KeptnEvent... events) {
        return tx -> Uni.createFrom().item(List.of(events));
    }

    /** The event means nothing to this service. */
    static Commit nothing() {
        return sending();
    }
}
