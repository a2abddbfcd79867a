package dev.drydock.local.demo;

import dev.drydock.embedded.MissingProgram;
import java.util.List;
import java.util.stream.Collectors;

/** Some programs are not on this machine; the text names all of them, and how to get each. */
public final class MissingPrograms extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingPrograms(List<MissingProgram> missing) {
        super(missing.stream()
                .map(each -> "  " + each.program() + ": " + each.howToInstall())
                .collect(Collectors.joining("\n", "The tour needs programs that this machine lacks:\n", "")));
    }
}
