package dev.drydock.model.lint;

import java.util.List;

/** What is wrong with each file alone. */
final class FileFindings {
    private FileFindings() {}

    static List<Finding> of(Sources sources) {
        return sources.all().stream().flatMap(SourceFile::own).toList();
    }
}
