package dev.drydock.shipyard.adapter.git;

import dev.drydock.model.FileProblem;
import dev.drydock.shipyard.domain.project.FileRules;
import dev.drydock.upstream.PushCheck;
import dev.drydock.upstream.PushedBranch;
import java.util.ArrayList;
import java.util.List;

/** The same rules for a push as for an upload. */
public final class PushedFiles implements PushCheck {
    @Override
    public List<String> check(PushedBranch push) {
        var problems = new ArrayList<FileProblem>();
        for (var path : push.changed()) {
            push.read(path).ifPresent(content -> problems.addAll(FileRules.problems(push.isDefault(), path, content)));
        }
        for (var path : push.deleted()) {
            FileRules.refusalOfDelete(push.isDefault(), path).ifPresent(problems::add);
        }
        return problems.stream().map(FileProblem::toString).toList();
    }
}
