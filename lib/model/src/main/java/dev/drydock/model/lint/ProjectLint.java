package dev.drydock.model.lint;

import java.util.ArrayList;
import java.util.List;

/** Checks a project's files, each alone and all together. */
public final class ProjectLint {
    private ProjectLint() {}

    /** Everything that is found, by place. */
    public static List<Finding> check(ProjectFiles files, Answerers answerers) {
        var sources = new Sources(files);
        var findings = new ArrayList<>(FileFindings.of(sources));
        findings.addAll(CircleFindings.of(sources));
        findings.addAll(TaskFindings.of(sources, answerers));
        findings.addAll(ActionFindings.of(sources, answerers));
        findings.addAll(GuardFindings.of(sources, files));
        findings.addAll(ObjectiveFindings.of(sources));
        findings.addAll(JobFileFindings.of(sources));
        findings.addAll(LevelFindings.of(sources, files));
        findings.addAll(NameFindings.of(files));
        return findings.stream().distinct().sorted(Finding.BY_PLACE).toList();
    }
}
