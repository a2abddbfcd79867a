package dev.drydock.remediation.application;

import dev.drydock.events.Scope;
import dev.drydock.remediation.domain.action.RemediationFile;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The {@code remediation.yaml} of services. Fails when it cannot be read now but may be later. */
public interface RemediationFiles {
    /** @param commit the commit to read at; the branch's head if absent */
    Uni<RemediationFile> of(Scope scope, Optional<String> commit);
}
