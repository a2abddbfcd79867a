package dev.drydock.remediation.adapter.resources;

import dev.drydock.events.Scope;
import dev.drydock.kit.resources.Resource;
import dev.drydock.kit.resources.ResourceLevel;
import dev.drydock.kit.resources.Resources;
import dev.drydock.kit.resources.UnknownPlace;
import dev.drydock.model.remediation.RemediationParser;
import dev.drydock.remediation.application.RemediationFiles;
import dev.drydock.remediation.domain.action.RemediationFile;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Reads {@code remediation.yaml} where Keptn's users put it: in the service's folder, at no other level. */
public record ProjectRemediationFiles(Resources resources) implements RemediationFiles {
    @Override
    public Uni<RemediationFile> of(Scope scope, Optional<String> commit) {
        return resources
                .read(ResourceLevel.service(scope), RemediationFile.NAME, commit)
                .map(found -> found.map(resource -> parse(scope, resource))
                        .orElseGet(() -> RemediationFile.missing(scope, commit)))
                .onFailure(UnknownPlace.class)
                .recoverWithItem(unknown -> new RemediationFile.Unusable(
                        "%s cannot be read: %s".formatted(RemediationFile.NAME, unknown.getMessage())));
    }

    private static RemediationFile parse(Scope scope, Resource resource) {
        var parsed = RemediationParser.parse(scope.service() + "/" + RemediationFile.NAME, resource.text());
        return parsed.value()
                .<RemediationFile>map(RemediationFile.Readable::new)
                .orElseGet(() -> RemediationFile.invalid(parsed.problems()));
    }
}
