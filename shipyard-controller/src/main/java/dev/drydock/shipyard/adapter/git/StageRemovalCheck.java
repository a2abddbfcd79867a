package dev.drydock.shipyard.adapter.git;

import dev.drydock.shipyard.domain.project.FileRules;
import dev.drydock.shipyard.domain.project.StageRemoval;
import dev.drydock.upstream.PushCheck;
import dev.drydock.upstream.PushedBranch;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A push takes a stage away only with {@code git push -o remove-stages=NAME}. */
public final class StageRemovalCheck implements PushCheck {
    private static final String OPTION = "remove-stages=";

    @Override
    public List<String> check(PushedBranch push) {
        if (!push.isDefault() || !push.changed().contains(FileRules.SHIPYARD)) {
            return List.of();
        }
        var before =
                push.before(FileRules.SHIPYARD).flatMap(StageRemoval::stages).orElse(List.of());
        return push.read(FileRules.SHIPYARD)
                .flatMap(StageRemoval::stages)
                .map(after -> StageRemoval.unconfirmed(before, after, confirmed(push)))
                .filter(gone -> !gone.isEmpty())
                .map(gone -> List.of(
                        "%s: the project would lose the %s %s, whose files and history stay in Git; if that is meant, push with: git push -o %s%s"
                                .formatted(
                                        FileRules.SHIPYARD,
                                        gone.size() == 1 ? "stage" : "stages",
                                        String.join(", ", gone),
                                        OPTION,
                                        String.join(",", gone))))
                .orElse(List.of());
    }

    private static Set<String> confirmed(PushedBranch push) {
        return push.options().stream()
                .filter(option -> option.startsWith(OPTION))
                .flatMap(option ->
                        Arrays.stream(option.substring(OPTION.length()).split(",")))
                .map(String::strip)
                .collect(Collectors.toSet());
    }
}
