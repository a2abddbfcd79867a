package dev.drydock.upstream;

/**
 * A file as it was at a commit.
 *
 * @param path relative to its level
 * @param content the bytes; the receiver's own copy
 * @param commitId full id of the commit it was read at
 * @param branch the branch of its level
 * @param stale true when the upstream did not answer and this is what was fetched last
 */
public record Resource(String path, byte[] content, String commitId, String branch, boolean stale) {}
