package dev.drydock.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What became of a user's file: the value it describes, or everything that is wrong with it. */
public sealed interface Parsed<T> {
    /** The value, unless the file is invalid. */
    Optional<T> value();

    /** The mistakes that make the file unusable, in the order of the file; empty when it is valid. */
    List<FileProblem> problems();

    /** What is legal but probably not meant, in the order of the file; a file with warnings works as it always did. */
    List<FileProblem> warnings();

    /**
     * A usable file.
     *
     * @param content what the file describes
     */
    record Valid<T>(T content, List<FileProblem> warnings) implements Parsed<T> {
        public Valid {
            Objects.requireNonNull(content);
            warnings = List.copyOf(warnings);
        }

        public Valid(T value) {
            this(value, List.of());
        }

        @Override
        public Optional<T> value() {
            return Optional.of(content);
        }

        @Override
        public List<FileProblem> problems() {
            return List.of();
        }
    }

    /** An unusable file; there is at least one problem. */
    record Invalid<T>(List<FileProblem> problems) implements Parsed<T> {
        public Invalid {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("Expected an invalid file to have a problem, but there is none");
            }
        }

        @Override
        public Optional<T> value() {
            return Optional.empty();
        }

        @Override
        public List<FileProblem> warnings() {
            return List.of();
        }
    }
}
