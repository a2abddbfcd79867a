package dev.drydock.shipyard.domain.sequence;

/** What did not happen in time, in words. */
final class Lateness {
    private Lateness() {}

    /** @param late an execution whose open task has a deadline, which has passed */
    static String of(SequenceExecution late) {
        var task = late.open().orElseThrow();
        var type = "sh.keptn.event.%s.triggered".formatted(late.openTaskName().orElseThrow());
        var by = task.due().orElseThrow();
        if (!task.isAnswered()) {
            return "Nobody answered %s by %s: is a service subscribed to it?".formatted(type, by);
        }
        if (task.started().isEmpty()) {
            return "%s was answered, but nobody sent a started event for it by %s.".formatted(type, by);
        }
        var who = String.join(", ", task.started());
        return task.held()
                .map(held -> "%s was started by %s and held by %s until %s (%s), but not finished by %s."
                        .formatted(
                                type,
                                who,
                                held.source(),
                                held.hold().until(),
                                held.hold().reason(),
                                by))
                .orElseGet(() -> "%s was started by %s, but not finished by %s.".formatted(type, who, by));
    }
}
