package dev.drydock.local.demo;

import dev.drydock.embedded.ChildProcesses;
import dev.drydock.embedded.Program;
import dev.drydock.embedded.ServerFailed;
import dev.drydock.local.Installation;
import dev.drydock.local.Parts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The self-healing tour, from an empty folder to a healed service. It starts the parts; events drive the rest. */
public final class Demo {
    private static final int HEALED = 0;
    private static final int NOT_HEALED = 1;

    private final Screen screen = new Screen(System.out);
    private final Parts parts;
    private final Path home;
    private final Path checkout;
    private final boolean full;

    /**
     * Prepares a tour.
     *
     * @param home a folder of the tour's own, emptied first
     * @param checkout the folder that holds {@code examples/}
     * @param full whether it begins with a delivery through all stages
     */
    public Demo(Parts parts, Path home, Path checkout, boolean full) {
        this.parts = parts;
        this.home = home;
        this.checkout = checkout;
        this.full = full;
    }

    /**
     * Tells the tour.
     *
     * @param installing chooses port and token in the emptied folder
     * @param keep whether everything keeps running afterwards, until a signal comes
     * @return the exit code: 0 only when the service healed
     */
    public int tell(Supplier<Installation> installing, boolean keep) {
        screen.plain(Texts.welcome(full));
        screen.heading("Getting ready");
        empty();
        var tools = Tools.locate(parts, screen);
        var provider = new ActionProvider(parts, tools, checkout, home);
        if (provider.isStale()) {
            screen.tell("building the action provider (TypeScript), this once …");
            provider.build();
        }
        var installation = installing.get();
        var around = Surroundings.start(parts, tools, tour(), installation);
        screen.tell("Prometheus and Alertmanager watch, a local platform stands in for a cluster");
        var drydock = installation.start(parts, around.settings());
        screen.tell("Drydock runs: four services in one JVM, PostgreSQL and NATS beside it");
        screen.tell("watch it in a browser, this link logs you in, once:\n        " + bridge(installation));
        var nats = drydock.servers().nats();
        provider.start(nats.url(), around.flagAddress());
        screen.tell("an action provider in TypeScript has connected to NATS; it can toggle feature flags");
        var cloneUrl = makeProject(installation, tools);
        var watch = parts.start(() ->
                EventWatch.start("nats://127.0.0.1:" + nats.port(), nats.token().orElseThrow()));
        var outcome = new Tour(screen, parts, around, watch, api(installation)).play(full);
        screen.plain(Texts.summary(outcome, around.replicas()));
        screen.plain(Texts.whereToLook(installation, cloneUrl, around, outcome, keep));
        if (keep) {
            new Rest(parts).untilStopped();
        }
        return outcome.isHealed(around.replicas()) ? HEALED : NOT_HEALED;
    }

    private String makeProject(Installation installation, Tools tools) {
        var git = new Git(new Workshop(parts), tools.path(Program.GIT), installation.token(), home.resolve("git.log"));
        var project = new TourProject(api(installation), tour());
        var cloneUrl = project.create();
        screen.tell("project fulltour with the service helloservice is made, by the REST API");
        project.push(git, cloneUrl, home.resolve("clone"));
        screen.tell("its files are pushed with git: one branch per stage");
        return cloneUrl;
    }

    private static String bridge(Installation installation) {
        var api = api(installation);
        var code = api.post("make a link to the bridge", "/api/v1/session/code", api.document());
        return installation.url() + "/login#code=" + code.path("code").asText();
    }

    private static Api api(Installation installation) {
        return new Api(URI.create(installation.url()), installation.token());
    }

    private Path tour() {
        var tour = checkout.resolve("examples/self-healing-tour");
        if (!Files.isDirectory(tour)) {
            throw new ServerFailed("Expected the tour's files in " + tour + ", but there are none. "
                    + "Name the folder that holds examples/ with --checkout.");
        }
        return tour;
    }

    private void empty() {
        if (Files.exists(home)) {
            ChildProcesses.stopLeftovers(home);
            Folder.delete(home);
        }
        Folder.make(home);
    }
}
