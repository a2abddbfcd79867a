package dev.drydock.kit.access;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** The trail of a service that is not the shipyard-controller: its log, category {@code dev.drydock.audit}. */
@DefaultBean
@ApplicationScoped
public class LoggedAuditTrail implements AuditTrail {
    private static final Logger LOG = Logger.getLogger("dev.drydock.audit");

    @Override
    public Uni<Void> begin(Use use) {
        LOG.infof("%s: %s %s by token '%s' from %s", use.id(), use.method(), use.path(), use.token(), use.address());
        return Uni.createFrom().voidItem();
    }

    @Override
    public void end(Use.Outcome outcome) {
        LOG.infof(
                "%s: ended with %d %s",
                outcome.id(), outcome.status(), outcome.detail().orElse(""));
    }
}
