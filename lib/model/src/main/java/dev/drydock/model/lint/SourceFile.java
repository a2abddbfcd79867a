package dev.drydock.model.lint;

import dev.drydock.model.Parsed;
import dev.drydock.model.yaml.Places;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A file that was read, and can be pointed into. */
final class SourceFile {
    private final FileKind kind;
    private final String branch;
    private final String shown;
    private final byte[] content;
    private final Parsed<?> parsed;
    private @Nullable Places places;

    SourceFile(FileKind kind, String branch, String shown, byte[] content) {
        this.kind = kind;
        this.branch = branch;
        this.shown = shown;
        this.content = content;
        this.parsed = kind.parse(shown, content);
    }

    FileKind kind() {
        return kind;
    }

    boolean is(Tree tree, String path) {
        return branch.equals(tree.branch()) && shown.equals(tree.folder() + path);
    }

    /** The name under which problems are reported. */
    String shown() {
        return shown;
    }

    /** What the file says, if it can be used. */
    <T> Optional<T> as(Class<T> type) {
        return parsed.value().filter(type::isInstance).map(type::cast);
    }

    /** Everything that is wrong with the file alone. */
    Stream<Finding> own() {
        return Stream.concat(
                parsed.problems().stream().map(problem -> Finding.of(Severity.ERROR, branch, problem)),
                parsed.warnings().stream().map(problem -> Finding.of(Severity.WARNING, branch, problem)));
    }

    /** @param path as {@link Places#problem} takes it */
    Finding finding(Severity severity, String message, String hint, Object... path) {
        if (places == null) {
            places = Places.of(shown, new String(content, StandardCharsets.UTF_8));
        }
        return new Finding(severity, branch, places.problem(message, path), hint);
    }
}
