package dev.drydock.local.demo;

import dev.drydock.embedded.ChildProcess;
import dev.drydock.embedded.Program;
import dev.drydock.examples.platform.LocalPlatform;
import dev.drydock.examples.platform.ReleaseName;
import dev.drydock.examples.platform.Upgrade;
import dev.drydock.local.Installation;
import dev.drydock.local.Parts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What a company has around Drydock: where its services run, what watches them, who uses them. */
final class Surroundings implements Around {
    static final String IMAGE = "drydock/helloservice:v0.1.0";

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

    @Override
    public void deploy(String... stages) {
        for (var stage : stages) {
            platform.upgrade(release(stage), new Upgrade(IMAGE, 1, "", true, true));
        }
    }

    @Override
    public void startCampaign() {
        Campaign.start(platform.flagAddressTemplate());
    }

    @Override
    public ChildProcess letUsersIn() {
        return Load.ofTour(parts, commands.resolve("locust"), tour, home);
    }

    @Override
    public OptionalLong p95() {
        return ResponseTime.p95(monitoring.prometheus().url());
    }

    @Override
    public Map<String, Integer> replicas() {
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
