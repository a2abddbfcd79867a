package dev.drydock.remediation.domain.problem;

import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.Guards;
import dev.drydock.model.remediation.Remediation;
import dev.drydock.remediation.domain.action.NextAction;
import java.util.Optional;

/** What takes an action back stands under the guards of that action, as the file has them now. */
final class GuardedUndo {
    private GuardedUndo() {}

    static Action of(Action undo, Remediation file, ProblemLife life, int index) {
        var guards = NextAction.of(file, life.report().problem(), index) instanceof NextAction.Found found
                ? found.action().guards()
                : Guards.NONE;
        return new Action(
                undo.name(), undo.action(), undo.description(), undo.value(), guards, Optional.empty(), undo.place());
    }
}
