package dev.drydock.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real git, in a folder, without the configuration of this machine. */
public record GitCommand(Path folder) {
    /** How it ended, and all it printed. */
    public record Result(int exit, String output) {}

    /** @throws IllegalStateException if git fails */
    public String run(String... arguments) {
        var result = attempt(arguments);
        if (result.exit() != 0) {
            throw new IllegalStateException("git " + List.of(arguments) + " failed: " + result.output());
        }
        return result.output();
    }

    public Result attempt(String... arguments) {
        var command = new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.org"));
        command.addAll(
                List.of("-c", "gc.auto=0", "-c", "maintenance.auto=false")); // nothing may go on in a folder that goes
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        try {
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Clones into a new folder beside this one. */
    public GitCommand cloneOf(String url, String name) {
        run("clone", "-q", url, name);
        return new GitCommand(folder.resolve(name));
    }

    public void write(String path, String content) {
        write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public void write(String path, byte[] content) {
        try {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.write(folder.resolve(path), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file and commits it. */
    public void commit(String path, String content) {
        commit(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file, commits it, pushes a branch. */
    public Result push(String branch, String path, String content) {
        return push(branch, path, content.getBytes(StandardCharsets.UTF_8));
    }

    public Result push(String branch, String path, byte[] content) {
        commit(path, content);
        return attempt("push", "-q", "origin", branch);
    }

    /** Writes a file, commits it, pushes the branch that is checked out. */
    public Result push(String path, String content) {
        return push("HEAD", path, content);
    }

    public Result push(String path, byte[] content) {
        return push("HEAD", path, content);
    }

    private void commit(String path, byte[] content) {
        write(path, content);
        run("add", "-A");
        run("commit", "-q", "-m", "Change " + path);
    }
}
