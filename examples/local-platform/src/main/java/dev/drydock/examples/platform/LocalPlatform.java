package dev.drydock.examples.platform;

import com.sun.net.httpserver.HttpServer;
import dev.drydock.embedded.ChildProcesses;
import dev.drydock.embedded.FreePort;
import dev.drydock.embedded.ServerFailed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The stand-in for a cluster on one machine: runs the replicas of helloservice as processes, balances requests over them,
 * tells Prometheus about them, and takes orders from its {@code helm} command. It has no Kubernetes and says so.
 */
public final class LocalPlatform implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String EVERYWHERE = "0.0.0.0";

    private final Path home;
    private final String host;
    private final Releases releases;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private LocalPlatform(Path home, String host, HttpServer server) {
        this.home = home;
        this.host = host;
        this.server = server;
        this.releases = new Releases(
                home,
                host.equals(LOOPBACK) ? LOOPBACK : EVERYWHERE,
                new ScrapeTargets(home.resolve("targets.json"), host));
    }

    /** Starts a platform for this machine alone, on a free port; see {@link #start(Path, String, int)}. */
    public static LocalPlatform start(Path home) {
        return start(home, LOOPBACK, FreePort.find());
    }

    /**
     * Starts a platform on which nothing is installed; replicas that a killed earlier run left are stopped first.
     *
     * @param home holds logs, flags and the targets for Prometheus
     * @param host by which others reach it; unless that is 127.0.0.1 it listens on all addresses
     */
    public static LocalPlatform start(Path home, String host, int port) {
        // without it every answer waits for the client's delayed acknowledgement, 40 ms
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var folder = home.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            ChildProcesses.stopLeftovers(folder);
            var server =
                    HttpServer.create(new InetSocketAddress(host.equals(LOOPBACK) ? LOOPBACK : EVERYWHERE, port), 0);
            var platform = new LocalPlatform(folder, host, server);
            server.setExecutor(platform.threads);
            server.createContext("/", new Entrance(platform.releases, new PlatformApi(platform.releases))::handle);
            server.start();
            return platform;
        } catch (IOException e) {
            throw new ServerFailed("Expected to listen on port " + port + ", but: " + e.getMessage(), e);
        }
    }

    /** {@code local-platform [HOME] [PORT] [HOST]}: runs until it is interrupted. */
    public static void main(String[] arguments) throws InterruptedException {
        var home = Path.of(arguments.length > 0 ? arguments[0] : "local-platform");
        var port = arguments.length > 1 ? Integer.parseInt(arguments[1]) : FreePort.find();
        var platform = start(home, arguments.length > 2 ? arguments[2] : LOOPBACK, port);
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
        System.out.println("A local platform (no Kubernetes) runs on " + platform.url());
        new CountDownLatch(1).await();
    }

    /** The address of the API, of the overview, and of the HTTP proxy to the services. */
    public URI url() {
        return URI.create("http://" + host + ":" + server.getAddress().getPort());
    }

    /** The file for {@code file_sd_configs} of Prometheus. */
    public Path targets() {
        return home.resolve("targets.json");
    }

    /** Brings a release to what is asked; returns when its replicas are ready. */
    public Release upgrade(ReleaseName name, Upgrade upgrade) {
        return releases.upgrade(name, upgrade);
    }

    /** All releases, by namespace and name. */
    public List<Release> releases() {
        return releases.all();
    }

    /** The replicas that run, by namespace. */
    public Map<String, List<Replica>> replicasByNamespace() {
        var all = new TreeMap<String, List<Replica>>();
        for (var release : releases.all()) {
            var alive = release.replicas().stream().filter(Replica::isAlive);
            all.merge(
                    release.name().namespace(),
                    alive.toList(),
                    (one, other) -> java.util.stream.Stream.concat(one.stream(), other.stream())
                            .toList());
        }
        return all;
    }

    /** What runs where, as text in columns. */
    public String overview() {
        return Overview.of(releases.all());
    }

    /**
     * Where a feature flag of a service is read and set, with {@code {project}}, {@code {stage}}, {@code {service}} and
     * {@code {flag}} to be filled in.
     */
    public String flagAddressTemplate() {
        return url() + "/api/v1/namespaces/{project}-{stage}/services/{service}/proxy/flags/{flag}";
    }

    /** What programs need in their environment to reach the services by name and the platform by its helm command. */
    public Map<String, String> environment() {
        return Map.of(
                "http_proxy",
                url().toString(),
                "no_proxy",
                "127.0.0.1,localhost",
                HelmCommand.PLATFORM,
                url().toString());
    }

    /**
     * Writes the commands {@code helm} and {@code locust} into a folder, to be put first on the PATH of jobs.
     *
     * @param locust the real locust; its command differs only in knowing the services by name
     * @return the folder
     */
    public Path installCommands(Path folder, Path locust) {
        return Commands.install(folder, url(), locust);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        releases.stopAll();
    }
}
