package dev.drydock.cli.command;

import dev.drydock.cli.client.ApiException;
import dev.drydock.cli.client.KillSwitchesApi;
import dev.drydock.cli.client.KillSwitchesApi.KillSwitch;
import dev.drydock.cli.output.Times;
import java.util.List;

/** Sentences about kill switches that are on, for whoever wonders why nothing is healed. */
final class KillSwitchNotes {
    private KillSwitchNotes() {}

    /**
     * One that is on.
     *
     * @param advice the command that lifts it
     */
    record Note(String what, String advice) {}

    /** Those that concern a project, or all; none where no remediation service answers. */
    static List<Note> of(ServerOptions server, OutputOptions output, String project) {
        try {
            return of(
                    new KillSwitchesApi(server.client()).list(project),
                    server.environment().commandName(),
                    output.times());
        } catch (ApiException e) {
            return List.of();
        }
    }

    static List<Note> of(List<KillSwitch> switches, String command, Times times) {
        return switches.stream()
                .map(one -> new Note(words(one, times), command + allowing(one)))
                .toList();
    }

    private static String words(KillSwitch one, Times times) {
        return "%s stopped %s at %s%s: %s."
                .formatted(
                        one.by(),
                        one.stops(),
                        times.date(one.since()),
                        one.until().isEmpty() ? "" : " until " + times.date(one.until()),
                        one.reason());
    }

    private static String allowing(KillSwitch one) {
        return " allow remediation"
                + option("project", one.coverage().project())
                + option("stage", one.coverage().stage())
                + option("action", one.coverage().action());
    }

    private static String option(String name, String value) {
        return value.isEmpty() ? "" : " --" + name + "=" + value;
    }
}
