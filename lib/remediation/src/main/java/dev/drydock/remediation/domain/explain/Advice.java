package dev.drydock.remediation.domain.explain;

import dev.drydock.remediation.domain.problem.Held;

/** What people can do about an action that is held. */
final class Advice {
    private Advice() {}

    static String about(String problem, Held held) {
        return switch (held.by().guard()) {
            case "kill-switch" -> "lift the kill switch: drydock get kill-switches, then drydock allow remediation";
            case "risk" -> "approve or decline it: drydock approve --problem=%s, or with --decline".formatted(problem);
            case "delivery" -> "let the delivery end, or abort it: drydock get sequences";
            case "storm-brake" -> "wait for the other services, or look what they have in common: drydock get problems";
            default ->
                held.by().place().isEmpty()
                        ? "wait"
                        : "wait, or change what %s says".formatted(held.by().place());
        };
    }
}
