package dev.drydock.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A project as a user makes it: over REST, then with files pushed by Git. */
public final class UserProject {
    /** The service that every project here has. */
    public static final String SERVICE = "helloservice";

    private final Harness harness;
    private final String name;
    private final Path clone;

    private UserProject(Harness harness, String name, Path clone) {
        this.harness = harness;
        this.name = name;
        this.clone = clone;
    }

    static UserProject create(Harness harness, String name, String shipyard, Path clones) {
        var created = harness.api().post("/api/controlPlane/v1/project", creation(name, shipyard));
        assertThat(created.status()).as("creating the project: %s", created).isEqualTo(201);
        var project = new UserProject(harness, name, clones.resolve(name)).addService(SERVICE);
        project.cloneRepository(clones);
        return project;
    }

    /** The body that creates a project. */
    public static String creation(String name, String shipyard) {
        var encoded = Base64.getEncoder().encodeToString(shipyard.getBytes(StandardCharsets.UTF_8));
        return "{\"name\":\"%s\",\"shipyard\":\"%s\"}".formatted(name, encoded);
    }

    public String name() {
        return name;
    }

    public UserProject addService(String service) {
        var added = harness.api()
                .post("/api/controlPlane/v1/project/" + name + "/service", "{\"serviceName\":\"" + service + "\"}");
        assertThat(added.status()).as("creating the service: %s", added).isEqualTo(200);
        return this;
    }

    /** Commits files on a branch and pushes them, as {@code git push} does. */
    public UserProject push(String branch, Map<String, byte[]> files) {
        assertThat(tryPush(branch, files).exitCode()).isZero();
        return this;
    }

    /** Puts files into the hosted repository past all checks, as a repository from elsewhere may have them. */
    public UserProject smuggle(String branch, Map<String, byte[]> files) {
        commit(branch, files);
        git("push", "-q", harness.repository(name).toString(), branch).mustSucceed();
        return this;
    }

    /** The same, where the push may be refused. */
    public Git tryPush(String branch, Map<String, byte[]> files) {
        commit(branch, files);
        return git("push", "origin", branch);
    }

    private void commit(String branch, Map<String, byte[]> files) {
        git("fetch", "-q", "origin").mustSucceed();
        git("checkout", "-q", "-B", branch, "origin/" + branch).mustSucceed();
        files.forEach(this::write);
        git("add", "-A").mustSucceed();
        git("commit", "-q", "--allow-empty", "-m", "change " + String.join(", ", files.keySet()))
                .mustSucceed();
    }

    /**
     * How a Git command ended.
     *
     * @param output both streams
     */
    public record Git(int exitCode, String output) {
        void mustSucceed() {
            assertThat(exitCode).as(output).isZero();
        }
    }

    private void cloneRepository(Path clones) {
        try {
            Files.createDirectories(clones);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var url = harness.controller().url().replace("://", "://git:" + Harness.API_TOKEN + "@") + "/git/" + name
                + ".git";
        run(clones, List.of("git", "clone", "-q", url, name)).mustSucceed();
    }

    private void write(String file, byte[] content) {
        try {
            var target = clone.resolve(file);
            Files.createDirectories(target.getParent());
            Files.write(target, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Git git(String... arguments) {
        var command = new ArrayList<>(List.of("git", "-c", "user.name=Keptn", "-c", "user.email=keptn@keptn.sh"));
        command.addAll(List.of(arguments));
        return run(clone, command);
    }

    private static Git run(Path folder, List<String> command) {
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().put("GIT_TERMINAL_PROMPT", "0");
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Git(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
