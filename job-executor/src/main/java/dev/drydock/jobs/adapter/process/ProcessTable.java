package dev.drydock.jobs.adapter.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Linux' own view of processes; empty where there is no {@code /proc}. */
final class ProcessTable {
    private static final Path PROC = Path.of("/proc");
    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int SESSION = 3;
    private static final int START = 19;

    private ProcessTable() {}

    /**
     * A process.
     *
     * @param start clock ticks since the machine's start: with the id, it tells this process from later ones
     */
    record Row(long pid, long parent, long session, String start, boolean zombie) {}

    static boolean isReadable() {
        return Files.isReadable(PROC.resolve("self/stat"));
    }

    static Optional<Row> find(long pid) {
        try {
            var stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Optional.of(new Row(
                    pid,
                    Long.parseLong(fields[PARENT]),
                    Long.parseLong(fields[SESSION]),
                    fields[START],
                    fields[STATE].equals("Z") || fields[STATE].equals("X")));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    static List<Row> all() {
        var rows = new ArrayList<Row>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var entry : entries) {
                find(Long.parseLong(entry.getFileName().toString()))
                        .filter(row -> !row.zombie())
                        .ifPresent(rows::add);
            }
        } catch (IOException noProc) {
            return List.of();
        }
        return rows;
    }

    /** Whether the process was started with this variable; false where that is not ours to read. */
    static boolean hasVariable(long pid, String name, String value) {
        try {
            var environment = Files.readString(PROC.resolve(pid + "/environ"), StandardCharsets.ISO_8859_1);
            return ("\0" + environment + "\0").contains("\0" + name + "=" + value + "\0");
        } catch (IOException goneOrForeign) {
            return false;
        }
    }
}
