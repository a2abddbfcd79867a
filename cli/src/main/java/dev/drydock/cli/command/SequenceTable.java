package dev.drydock.cli.command;

import dev.drydock.cli.client.SequenceState;
import dev.drydock.cli.client.SequenceState.StageState;
import dev.drydock.cli.output.Palette;
import dev.drydock.cli.output.Table;
import dev.drydock.cli.output.Times;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns of {@code get sequences}. */
final class SequenceTable {
    private SequenceTable() {}

    static Table<SequenceState> of(Times times, Palette palette, boolean severalProjects) {
        var table = new Table<SequenceState>().column("CONTEXT", SequenceState::keptnContext);
        if (severalProjects) {
            table.column("PROJECT", SequenceState::project);
        }
        return table.column("SEQUENCE", SequenceState::name)
                .column("SERVICE", SequenceState::service)
                .column("STARTED", sequence -> date(times, sequence.time()))
                .column("STATE", SequenceState::state)
                .column("RESULT", SequenceState::result, palette::verdict)
                .column("STAGES", SequenceTable::stages)
                .column("PROBLEM", SequenceState::problemTitle);
    }

    private static String stages(SequenceState sequence) {
        return sequence.stages().stream().map(SequenceTable::stage).collect(Collectors.joining(", "));
    }

    private static String stage(StageState stage) {
        var score = stage.score() < 0 ? "" : " (score " + Math.round(stage.score()) + ")";
        return stage.name() + " " + stage.state() + score;
    }

    private static String date(Times times, String text) {
        try {
            return times.date(Optional.of(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeParseException e) {
            return text;
        }
    }
}
