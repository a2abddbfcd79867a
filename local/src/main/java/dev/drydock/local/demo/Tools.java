package dev.drydock.local.demo;

import dev.drydock.embedded.Executables;
import dev.drydock.embedded.MissingProgram;
import dev.drydock.embedded.Program;
import dev.drydock.local.Parts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The programs the tour needs; all are found, or installed where that is safe, before anything starts. */
record Tools(Map<Program, Path> paths) {
    private static final List<Program> NEEDED = List.of(
            Program.GIT,
            Program.NATS_SERVER,
            Program.PROMETHEUS,
            Program.ALERTMANAGER,
            Program.LOCUST,
            Program.NODE,
            Program.NPM);

    Tools {
        paths = Map.copyOf(paths);
    }

    /** Fails with everything that is missing at once. */
    static Tools locate(Parts parts, Screen screen) {
        var executables = Executables.ofThisMachine().telling(notice -> screen.tell(notice + " …"));
        return parts.undisturbed(() -> locate(executables));
    }

    private static Tools locate(Executables executables) {
        var paths = new HashMap<Program, Path>();
        var missing = new ArrayList<MissingProgram>();
        for (var program : NEEDED) {
            try {
                paths.put(program, executables.locate(program));
            } catch (MissingProgram e) {
                missing.add(e);
            }
        }
        if (!missing.isEmpty()) {
            throw new MissingPrograms(missing);
        }
        return new Tools(paths);
    }

    Path path(Program program) {
        return paths.get(program);
    }
}
