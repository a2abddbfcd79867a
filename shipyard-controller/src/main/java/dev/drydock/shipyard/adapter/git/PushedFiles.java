package dev.drydock.shipyard.adapter.git;

import dev.drydock.model.FileProblem;
import dev.drydock.model.lint.FileKind;
import dev.drydock.model.lint.Finding;
import dev.drydock.model.lint.Severity;
import dev.drydock.shipyard.application.lint.ProjectLinter;
import dev.drydock.shipyard.domain.project.FileRules;
import dev.drydock.upstream.PushCheck;
import dev.drydock.upstream.PushedBranch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The same rules for a push as for an upload. */
public final class PushedFiles implements PushCheck {
    private static final Logger LOG = Logger.getLogger(PushedFiles.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GitProjectTrees trees;
    private final ProjectLinter linter;

    public PushedFiles(GitProjectTrees trees, ProjectLinter linter) {
        this.trees = trees;
        this.linter = linter;
    }

    @Override
    public List<String> check(PushedBranch push) {
        var problems = new ArrayList<FileProblem>();
        for (var path : push.changed()) {
            push.read(path).ifPresent(content -> problems.addAll(FileRules.problems(push.isDefault(), path, content)));
        }
        for (var path : push.deleted()) {
            FileRules.refusalOfDelete(push.isDefault(), path).ifPresent(problems::add);
        }
        return problems.stream()
                .flatMap(problem -> Finding.of(Severity.ERROR, "", problem).lines().stream())
                .toList();
    }

    /** What shows only beside the project's other files. A push counts whether or not that can be found out. */
    @Override
    public List<String> remarks(PushedBranch push) {
        var touched = Stream.concat(push.changed().stream(), push.deleted().stream());
        if (touched.noneMatch(path -> FileKind.of(path).isPresent())) {
            return List.of();
        }
        try {
            return news(push).stream()
                    .flatMap(finding -> finding.lines().stream())
                    .toList();
        } catch (RuntimeException e) {
            LOG.warnf(
                    "the push to %s of project %s was not looked at as a whole: %s", push.branch(), push.project(), e);
            return List.of();
        }
    }

    private List<Finding> news(PushedBranch push) {
        var stage = push.isDefault() ? Optional.<String>empty() : Optional.of(push.branch());
        return trees.now(push.project(), stage)
                .chain(before -> linter.news(
                        push.project(),
                        before,
                        trees.after(before, push),
                        finding -> finding.branch().equals(push.branch())
                                && push.changed().contains(finding.problem().file())))
                .await()
                .atMost(PATIENCE);
    }
}
