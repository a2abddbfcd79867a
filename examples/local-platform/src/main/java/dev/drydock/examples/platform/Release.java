package dev.drydock.examples.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A service that was installed: its replicas, and what the user had set. */
public final class Release {
    private final ReleaseName name;
    private final Path folder;
    private final String bind;
    private volatile List<Replica> replicas = List.of();
    private volatile String values = "";
    private volatile int revision;
    private int turn;

    Release(ReleaseName name, Path folder, String bind) {
        this.name = name;
        this.folder = folder;
        this.bind = bind;
    }

    public ReleaseName name() {
        return name;
    }

    public int revision() {
        return revision;
    }

    public String values() {
        return values;
    }

    public List<Replica> replicas() {
        return replicas;
    }

    /**
     * Enters the replica with the fewest requests under way, in turn among equals. Strict turns would leave one replica
     * crowded for as long as all users wait for their answers before they ask again.
     */
    synchronized Replica enter() {
        var alive = replicas.stream().filter(Replica::isAlive).toList();
        if (alive.isEmpty()) {
            throw new PlatformRefusal(503, "No replica of " + name + " runs");
        }
        var chosen = alive.get(Math.floorMod(turn++, alive.size()));
        for (var replica : alive) {
            chosen = replica.underWay() < chosen.underWay() ? replica : chosen;
        }
        chosen.enter();
        return chosen;
    }

    /** Starts and stops replicas until the release is as asked; those of the right image are kept. Not for two at once. */
    void become(Upgrade upgrade) {
        var next = revision + 1;
        var kept = replicas.stream()
                .filter(replica -> replica.isAlive() && replica.image().equals(upgrade.image()))
                .limit(upgrade.replicas())
                .toList();
        var wanted = new ArrayList<>(kept);
        wanted.addAll(startMore(next, upgrade, upgrade.replicas() - kept.size()));
        var surplus = new ArrayList<>(replicas);
        surplus.removeAll(wanted);
        replicas = List.copyOf(wanted);
        values = upgrade.values();
        revision = next;
        surplus.forEach(Replica::close);
    }

    void stop() {
        var all = replicas;
        replicas = List.of();
        all.forEach(Replica::close);
    }

    private List<Replica> startMore(int forRevision, Upgrade upgrade, int count) {
        var fresh = new ArrayList<Replica>();
        try {
            for (var i = 1; i <= count; i++) {
                fresh.add(Replica.start(name.name() + "-r" + forRevision + "-" + i, upgrade, folder, bind));
            }
            fresh.forEach(Replica::awaitReady);
            return fresh;
        } catch (RuntimeException e) {
            fresh.forEach(Replica::close);
            throw e;
        }
    }
}
