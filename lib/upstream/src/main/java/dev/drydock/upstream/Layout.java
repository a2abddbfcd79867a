package dev.drydock.upstream;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the layout of a repository in its metadata.yaml, once there is one. */
final class Layout {
    private static final Pattern DIRECTORIES = Pattern.compile("(?mi)^isUsingDirectoryStructure:\\s*true\\s*$");

    private final Branches branches;
    private final CommitReader reader;
    private volatile @Nullable StageLayout known;

    Layout(Branches branches, CommitReader reader) {
        this.branches = branches;
        this.reader = reader;
    }

    StageLayout now() {
        var found = known;
        if (found == null) {
            var written = written();
            written.ifPresent(layout -> known = layout);
            found = written.orElse(StageLayout.BRANCHES);
        }
        return found;
    }

    String branch(Level level) {
        return now().branch(level, branches.defaultBranch());
    }

    String folder(Level level) {
        return now().folder(level);
    }

    private Optional<StageLayout> written() {
        return branches.head(branches.defaultBranch())
                .flatMap(head -> reader.content(head, MetadataFiles.NAME).value())
                .map(file -> DIRECTORIES
                                .matcher(new String(file, StandardCharsets.UTF_8))
                                .find()
                        ? StageLayout.DIRECTORIES
                        : StageLayout.BRANCHES);
    }
}
