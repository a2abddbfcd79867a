package dev.drydock.upstream;

/**
 * How much a repository takes.
 *
 * @param packBytes largest push, in bytes
 * @param packObjects most Git objects in one push: files, folders and commits
 * @param files most files on a branch
 * @param fileBytes largest file that is pushed, written or read, in bytes
 * @param cacheBytes memory for files that were read, over all projects, in bytes
 */
public record Limits(long packBytes, int packObjects, int files, int fileBytes, long cacheBytes) {
    private static final int MEBI = 1024 * 1024;

    /** 100 MiB and 50,000 objects a push, 10,000 files a branch, 10 MiB a file, 64 MiB of cache. */
    public static Limits defaults() {
        return new Limits(100L * MEBI, 50_000, 10_000, 10 * MEBI, 64L * MEBI);
    }
}
