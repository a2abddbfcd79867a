package dev.drydock.local.demo;

import dev.drydock.examples.platform.ChartPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** Makes the tour's project as a user would: by the REST API, then by git clone, commit and push. */
final class TourProject {
    static final String PROJECT = "fulltour";
    static final String SERVICE = "helloservice";
    private static final List<String> STAGES = List.of("qa", "production");

    private final Api api;
    private final Git git;
    private final Path tour;

    /** @param tour the folder with the tour's files, one folder per branch */
    TourProject(Api api, Git git, Path tour) {
        this.api = api;
        this.git = git;
        this.tour = tour;
    }

    /** Returns the address of its repository. */
    String create() {
        var shipyard = read(tour.resolve("main/shipyard.yaml"));
        var project = api.document()
                .put("name", PROJECT)
                .put("shipyard", Base64.getEncoder().encodeToString(shipyard));
        api.post("create the project " + PROJECT, "/api/controlPlane/v1/project", project);
        api.post(
                "create the service " + SERVICE,
                "/api/controlPlane/v1/project/" + PROJECT + "/service",
                api.document().put("serviceName", SERVICE));
        return api.get("/api/controlPlane/v1/project/" + PROJECT)
                .at("/gitCredentials/remoteURL")
                .asText();
    }

    /** Clones into the folder, adds the files of each stage on its branch, and pushes. */
    void push(String cloneUrl, Path folder) {
        git.run(folder.getParent(), "clone", "--quiet", cloneUrl, folder.toString());
        for (var stage : STAGES) {
            git.run(folder, "checkout", "--quiet", stage);
            copy(tour.resolve(stage), folder);
            pack(folder.resolve(SERVICE));
            git.run(folder, "add", "--all");
            git.run(folder, "commit", "--quiet", "-m", "Files of " + SERVICE + " in " + stage);
        }
        git.run(folder, "push", "--quiet", "origin", "qa", "production");
    }

    private void pack(Path service) {
        try {
            var charts = Files.createDirectories(service.resolve("charts"));
            ChartPackage.write(tour.resolve("charts/" + SERVICE), charts.resolve(SERVICE + ".tgz"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.write(target, read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + file + ", but: " + e.getMessage(), e);
        }
    }
}
