package dev.drydock.model.lint;

import dev.drydock.model.remediation.Budget;
import dev.drydock.model.remediation.Guards;
import java.util.List;

/**
 * Budgets of a level that counts more than another: what they allow in a longer time is less than what the other would
 * allow in a shorter one, which so is never spent.
 *
 * @param name of the level, for people
 */
record WiderBudgets(String name, Guards guards) {
    /** @param path of the block of the guards that are checked */
    void check(Guards narrower, SourceFile file, List<Finding> findings, Object... path) {
        for (int i = 0; i < narrower.budget().size(); i++) {
            var budget = narrower.budget().get(i).value();
            for (var wide : guards.budget()) {
                if (isSpentBefore(wide.value(), budget)) {
                    findings.add(file.finding(
                            Severity.WARNING,
                            "the budget %s is never spent: that of the %s, %s, is spent before (%s)"
                                    .formatted(budget.text(), name, wide.value().text(), wide.place()),
                            "make it smaller, or take it out",
                            GuardFindings.with(path, "budget", i)));
                }
            }
        }
    }

    private static boolean isSpentBefore(Budget wide, Budget narrow) {
        return wide.runs() < narrow.runs() && wide.window().compareTo(narrow.window()) >= 0;
    }
}
