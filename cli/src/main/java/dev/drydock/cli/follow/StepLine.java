package dev.drydock.cli.follow;

import dev.drydock.cli.output.Palette;
import dev.drydock.cli.output.Table;
import dev.drydock.cli.output.Times;

/** A step as one line: time, where, task, who answered, result, and the rest in words. */
public final class StepLine {
    private static final int WHERE = 24;
    private static final int TASK = 12;
    private static final int WHO = 20;
    private static final int RESULT = 7;
    private static final int LONGEST_MESSAGE = 160;

    private final Times times;
    private final Palette palette;

    public StepLine(Times times, Palette palette) {
        this.times = times;
        this.palette = palette;
    }

    public String render(Step step) {
        var time = step.time().map(times::clock).orElse("        ");
        var line = palette.faint(time) + "  "
                + Table.pad(step.where(), WHERE) + "  "
                + column(what(step), TASK, isFrame(step)) + "  "
                + Table.pad(who(step), WHO) + "  "
                + palette.verdict(Table.pad(step.result(), RESULT)) + "  "
                + words(step);
        return line.stripTrailing();
    }

    private String column(String text, int width, boolean strong) {
        var padded = Table.pad(text, width);
        return strong ? palette.strong(padded) : padded;
    }

    private static String what(Step step) {
        return switch (step.kind()) {
            case SEQUENCE_STARTED -> "begins";
            case SEQUENCE_FINISHED -> "ends";
            case TROUBLE -> step.task().isEmpty() ? "trouble" : step.task();
            case TASK_FINISHED, TASK_HELD, APPROVAL_NEEDED, PROBLEM_ENDED -> step.task();
        };
    }

    private static boolean isFrame(Step step) {
        return step.kind() != Step.Kind.TASK_FINISHED;
    }

    /** Who triggered or ended a sequence is the control plane itself; only an answer has an author worth a column. */
    private static String who(Step step) {
        return switch (step.kind()) {
            case TASK_FINISHED, TASK_HELD, TROUBLE -> step.source();
            case SEQUENCE_STARTED, SEQUENCE_FINISHED, APPROVAL_NEEDED, PROBLEM_ENDED -> "";
        };
    }

    private static String words(Step step) {
        var message = firstLine(step.message());
        if (step.score() == null) {
            return message;
        }
        var score = "score " + StepMessage.number(step.score());
        return message.isEmpty() ? score : score + "; " + message;
    }

    private static String firstLine(String message) {
        var line = message.lines()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE - 3) + "..." : line;
    }
}
