package dev.drydock.examples.platform;

import dev.drydock.embedded.ServerFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** All that is installed, and the file that tells Prometheus where it runs. */
final class Releases {
    private final Map<ReleaseName, Release> releases = new ConcurrentSkipListMap<>();
    private final Path home;
    private final String bind;
    private final ScrapeTargets targets;

    /** @param bind the address at which replicas listen */
    Releases(Path home, String bind, ScrapeTargets targets) {
        this.home = home;
        this.bind = bind;
        this.targets = targets;
        targets.write(List.of());
    }

    List<Release> all() {
        return List.copyOf(releases.values());
    }

    /** For Prometheus. */
    String targets() {
        return targets.text(all());
    }

    Release get(ReleaseName name) {
        var release = releases.get(name);
        if (release == null) {
            throw new PlatformRefusal(404, "There is no release " + name.name() + " in namespace " + name.namespace());
        }
        return release;
    }

    /** Brings a release to what is asked, and returns when all its replicas are ready. */
    synchronized Release upgrade(ReleaseName name, Upgrade upgrade) {
        var release = releases.get(name);
        if (release == null) {
            refuseUnlessAllowed(name, upgrade);
            release = new Release(name, folderOf(name), bind);
        }
        release.become(upgrade);
        releases.put(name, release);
        targets.write(all());
        return release;
    }

    synchronized void uninstall(ReleaseName name) {
        var release = get(name);
        releases.remove(name);
        targets.write(all());
        release.stop();
    }

    synchronized void stopAll() {
        releases.values().forEach(Release::stop);
        releases.clear();
        targets.write(List.of());
    }

    private void refuseUnlessAllowed(ReleaseName name, Upgrade upgrade) {
        if (!upgrade.install()) {
            throw new PlatformRefusal(404, "\"" + name.name() + "\" has no deployed releases");
        }
        var known =
                releases.keySet().stream().anyMatch(other -> other.namespace().equals(name.namespace()));
        if (!known && !upgrade.createNamespace()) {
            throw new PlatformRefusal(404, "namespace \"" + name.namespace() + "\" not found");
        }
    }

    private Path folderOf(ReleaseName name) {
        try {
            return Files.createDirectories(home.resolve(name.namespace()).resolve(name.name()));
        } catch (IOException e) {
            throw new ServerFailed("Expected to make a folder for " + name + ", but: " + e.getMessage(), e);
        }
    }
}
