package dev.drydock.local.demo;

import dev.drydock.embedded.ChildProcess;
import dev.drydock.embedded.Program;
import dev.drydock.embedded.ServerFailed;
import dev.drydock.examples.platform.LocalPlatform;
import dev.drydock.examples.platform.ReleaseName;
import dev.drydock.examples.platform.Upgrade;
import dev.drydock.local.Installation;
import dev.drydock.local.Parts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a company has around Drydock: where its services run, what watches them, who uses them. */
final class Surroundings {
    static final String IMAGE = "drydock/helloservice:v0.1.0";
    private static final String FLAG = "PromotionCampaign";

    private final Parts parts;
    private final Path home;
    private final Path tour;
    private final LocalPlatform platform;
    private final Path commands;
    private final Monitoring monitoring;

    private Surroundings(
            Parts parts, Path home, Path tour, LocalPlatform platform, Path commands, Monitoring monitoring) {
        this.parts = parts;
        this.home = home;
        this.tour = tour;
        this.platform = platform;
        this.commands = commands;
        this.monitoring = monitoring;
    }

    static Surroundings start(Parts parts, Tools tools, Path tour, Installation installation) {
        var home = installation.data();
        var platform = parts.start(() -> LocalPlatform.start(home.resolve("platform")));
        var commands = platform.installCommands(home.resolve("bin"), tools.path(Program.LOCUST));
        var monitoring = Monitoring.start(parts, tour.resolve("monitoring"), home, platform.targets(), installation);
        return new Surroundings(parts, home, tour, platform, commands, monitoring);
    }

    /** What the services must know of all this. */
    Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put(
                "drydock.lighthouse.prometheus.url",
                monitoring.prometheus().url().toString());
        settings.put("drydock.job-executor.process.path", commands.toString());
        platform.environment()
                .forEach((name, value) -> settings.put("drydock.job-executor.process.environment." + name, value));
        return settings;
    }

    Monitoring monitoring() {
        return monitoring;
    }

    String flagAddress() {
        return platform.flagAddressTemplate();
    }

    /** One replica in each stage, as some earlier delivery left it. */
    void deploy(String... stages) {
        for (var stage : stages) {
            platform.upgrade(release(stage), new Upgrade(IMAGE, 1, "", true, true));
        }
    }

    /** Starts the promotion campaign in production: from now on each request is dearer. */
    void startCampaign() {
        var address = platform.flagAddressTemplate()
                .replace("{project}", TourProject.PROJECT)
                .replace("{stage}", "production")
                .replace("{service}", TourProject.SERVICE)
                .replace("{flag}", FLAG);
        var request = HttpRequest.newBuilder(URI.create(address))
                .PUT(BodyPublishers.ofString("true"))
                .build();
        try {
            var status = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new ServerFailed("Expected to set " + address + ", but the service answered " + status);
            }
        } catch (IOException e) {
            throw new ServerFailed("Expected to set " + address + ", but: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("Expected to set " + address + ", but the wait was interrupted", e);
        }
    }

    /** Lets the users come; they stay. */
    ChildProcess letUsersIn() {
        var script = tour.resolve("production/" + TourProject.SERVICE + "/locust/basic.py");
        var host = "http://%s.%s-production".formatted(TourProject.SERVICE, TourProject.PROJECT);
        return Load.start(parts, commands.resolve("locust"), script, host, home);
    }

    /** How many replicas run, by stage. */
    Map<String, Integer> replicas() {
        return platform.releases().stream()
                .collect(Collectors.toMap(
                        release -> release.name().stage(),
                        release -> release.replicas().size()));
    }

    String url() {
        return platform.url().toString();
    }

    private static ReleaseName release(String stage) {
        return new ReleaseName(TourProject.PROJECT + "-" + stage, TourProject.SERVICE);
    }
}
