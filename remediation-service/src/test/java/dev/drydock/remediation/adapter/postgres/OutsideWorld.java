package dev.drydock.remediation.adapter.postgres;

import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.model.remediation.Remediation;
import dev.drydock.remediation.domain.action.RemediationFile;
import dev.drydock.remediation.domain.guard.StageView;
import dev.drydock.remediation.domain.problem.Deliveries;
import dev.drydock.remediation.domain.problem.Outside;
import java.util.Optional;

/** A stage in which nothing else runs. */
final class OutsideWorld {
    private OutsideWorld() {}

    static Outside with(Remediation file) {
        return with(file, GuardsFile.NONE);
    }

    static Outside with(Remediation file, GuardsFile guards) {
        return new Outside(
                new RemediationFile.Readable(file),
                new Outside.ProjectGuards.Readable(guards),
                new StageView(100, Optional.empty(), Optional.empty()),
                Deliveries.NONE);
    }
}
