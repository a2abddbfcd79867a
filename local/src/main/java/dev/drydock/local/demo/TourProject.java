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

    private static final String RESOURCES = "/api/resource-service/v1/project/%s/stage/%s/service/%s/resource";

    private final Api api;
    private final Path tour;

    /** @param tour the folder with the tour's files, one folder per branch */
    TourProject(Api api, Path tour) {
        this.api = api;
        this.tour = tour;
    }

    /** Makes the project unless it is there. */
    void make() {
        if (!api.has("/api/controlPlane/v1/project/" + PROJECT)) {
            create();
        }
    }

    /** Sends the files of each stage by the REST API. */
    void upload() {
        for (var stage : STAGES) {
            var resources = api.document();
            var list = resources.putArray("resources");
            var folder = tour.resolve(stage).resolve(SERVICE);
            files(folder)
                    .forEach(file -> list.addObject()
                            .put("resourceURI", folder.relativize(file).toString())
                            .put("resourceContent", base64(read(file))));
            list.addObject()
                    .put("resourceURI", "charts/" + SERVICE + ".tgz")
                    .put("resourceContent", base64(packedChart()));
            api.post("send the files of " + stage, RESOURCES.formatted(PROJECT, stage, SERVICE), resources);
        }
    }

    /** A new token that lets report alerts of this project, and nothing else. */
    String tokenForAlerts() {
        var wanted = api.document().put("name", "alertmanager-" + System.currentTimeMillis());
        wanted.putArray("scopes").add("report-alertmanager");
        wanted.putArray("projects").add(PROJECT);
        return api.post("make a token for Alertmanager", "/api/v1/token", wanted)
                .path("token")
                .asText();
    }

    /** Returns the address of its repository. */
    String create() {
        var shipyard = read(tour.resolve("main/shipyard.yaml"));
        var project = api.document().put("name", PROJECT).put("shipyard", base64(shipyard));
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
    void push(Git git, String cloneUrl, Path folder) {
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

    private byte[] packedChart() {
        try {
            var archive = Files.createTempFile("chart", ".tgz");
            try {
                return read(ChartPackage.write(tour.resolve("charts/" + SERVICE), archive));
            } finally {
                Files.delete(archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            for (var file : files(from)) {
                var target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.write(target, read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + folder + ", but: " + e.getMessage(), e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + file + ", but: " + e.getMessage(), e);
        }
    }
}
