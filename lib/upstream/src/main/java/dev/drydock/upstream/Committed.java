package dev.drydock.upstream;

/**
 * The commit that holds an edit.
 *
 * @param commitId full id of the branch's head that has the edit
 * @param branch the branch that was written
 * @param changed false when the branch had all of it before and no commit was made
 */
public record Committed(String commitId, String branch, boolean changed) {}
