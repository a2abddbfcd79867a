package dev.drydock.shipyard.adapter.rest;

import dev.drydock.testkit.DrydockStack;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real git in a folder, without the configuration of this machine. */
record GitFolder(Path folder) {
    record Result(int exit, String output) {}

    /** The clone URL of a hosted project, with the token as password. */
    static String url(String project) {
        return url(project, DrydockStack.API_TOKEN);
    }

    static String url(String project, String token) {
        return "http://git:%s@127.0.0.1:%d/git/%s.git".formatted(token, RestAssured.port, project);
    }

    GitFolder cloneOf(String project, String branch) {
        run("clone", "-q", "-b", branch, url(project), project + "-" + branch);
        return new GitFolder(folder.resolve(project + "-" + branch));
    }

    String run(String... arguments) {
        var result = attempt(arguments);
        if (result.exit() != 0) {
            throw new IllegalStateException("git " + List.of(arguments) + " failed: " + result.output());
        }
        return result.output();
    }

    Result attempt(String... arguments) {
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

    Result push(String path, byte[] content) {
        try {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.write(folder.resolve(path), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("add", "-A");
        run("commit", "-q", "-m", "Change " + path);
        return attempt("push", "-q", "origin", "HEAD");
    }

    Result push(String path, String content) {
        return push(path, content.getBytes(StandardCharsets.UTF_8));
    }
}
