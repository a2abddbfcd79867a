package dev.drydock.upstream;

import java.util.Optional;

/** What became of a request to a repository: its value, or why the repository cannot serve it. */
public sealed interface Outcome<T> {
    /** The value, unless it was refused. */
    Optional<T> value();

    /** Served. */
    record Done<T>(T content) implements Outcome<T> {
        @Override
        public Optional<T> value() {
            return Optional.of(content);
        }
    }

    /**
     * Not served; asking again changes nothing until the repository does.
     *
     * @param detail a sentence for the person who asked
     */
    record Refused<T>(Reason reason, String detail) implements Outcome<T> {
        @Override
        public Optional<T> value() {
            return Optional.empty();
        }

        <R> Outcome<R> as() {
            return new Refused<>(reason, detail);
        }
    }

    /** Why a request was refused; stable, it reaches clients. */
    enum Reason {
        /** There is no such branch, so no such stage. */
        UNKNOWN_BRANCH,
        /** No branch leads to such a commit, or the abbreviation fits several. */
        UNKNOWN_COMMIT,
        /** The commit has no such file. */
        UNKNOWN_PATH,
        /** The path is taken by something that is not a file: a folder, a link, a submodule. */
        NOT_A_FILE,
        /** The file, or the number of files, is above the limit. */
        TOO_LARGE,
        /** What should be created is there. */
        ALREADY_EXISTS,
        /** A file is no longer as the writer saw it. */
        CHANGED_MEANWHILE
    }

    /** A served request. */
    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    /** A refused one. */
    static <T> Outcome<T> refused(Reason reason, String detail) {
        return new Refused<>(reason, detail);
    }
}
