package dev.drydock.e2e.stack;

import dev.drydock.e2e.party.EventLog;
import dev.drydock.e2e.party.ScriptedActions;
import dev.drydock.e2e.party.ScriptedSli;
import dev.drydock.e2e.party.SpanReceiver;
import dev.drydock.e2e.party.Witness;
import dev.drydock.embedded.FreePort;
import dev.drydock.embedded.NatsServer;
import dev.drydock.embedded.PostgresServer;
import dev.drydock.embedded.StartedParts;
import dev.drydock.events.KeptnContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The four services as processes of their own, PostgreSQL, NATS, and the third parties that the stories need. */
public final class Harness implements AutoCloseable {
    /** The project that metrics tell from all others. */
    public static final String OBSERVED = "observed";

    /** How many jobs of one project run at a time: few, so that a story can fill them. */
    public static final int JOBS_OF_A_PROJECT = 4;

    private static final String OF_SUITE = "e2e.";
    static final String API_TOKEN = "token-of-the-admin-in-e2e";
    private static final String SERVICE_TOKEN = "token-of-services-in-e2e";
    /** Each JVM that runs tests has one of its own. */
    private static final Path FOLDER =
            Path.of("target", "e2e", System.getProperty("harness", "1")).toAbsolutePath();

    private final int remediationPort = FreePort.find();
    private final int lighthousePort = FreePort.find();
    private final int jobsPort = FreePort.find();
    private final int leafPort = FreePort.find();
    private final StartedParts parts;
    private final SpanReceiver spans;
    private final PostgresServer postgres;
    private final NatsServer nats;
    private final Tools tools;
    private final ServiceProcess controller;
    private final ServiceProcess remediation;
    private final ServiceProcess lighthouse;
    private final ServiceProcess jobs;
    private final Witness witness;
    private final ScriptedSli sli;
    private final ScriptedActions actions;

    private Harness(StartedParts parts) {
        this.parts = parts;
        spans = parts.add(SpanReceiver.start());
        tools = Tools.in(FOLDER.resolve("bin"));
        postgres = parts.add(PostgresServer.durable(FOLDER.resolve("postgres"))).createDatabase("drydock");
        nats = parts.add(NatsServer.configured(
                FOLDER.resolve("nats"), Accounts.configuration(FOLDER.resolve("nats"), leafPort)));
        controller = service(
                "shipyard-controller",
                FreePort.find(),
                Map.of(
                        "drydock.shipyard.repositories",
                        FOLDER.resolve("repositories").toString(),
                        "drydock.shipyard.services.remediation-url",
                        "http://127.0.0.1:" + remediationPort,
                        "drydock.shipyard.services.lighthouse-url",
                        "http://127.0.0.1:" + lighthousePort,
                        "drydock.shipyard.services.job-executor-url",
                        "http://127.0.0.1:" + jobsPort));
        remediation =
                service("remediation-service", remediationPort, Map.of("drydock.controller-url", controller.url()));
        lighthouse = service(
                "lighthouse-service",
                lighthousePort,
                Map.of(
                        "drydock.controller-url",
                        controller.url(),
                        "drydock.log.json",
                        "true",
                        "drydock.lighthouse.sli-provider",
                        ScriptedSli.PROVIDER));
        jobs = service(
                "job-executor",
                jobsPort,
                Map.of(
                        "drydock.controller-url",
                        controller.url(),
                        "drydock.job-executor.folder",
                        FOLDER.resolve("jobs").toString(),
                        "drydock.job-executor.max-jobs-per-project",
                        String.valueOf(JOBS_OF_A_PROJECT),
                        "drydock.job-executor.process.path",
                        tools.folder().toString(),
                        "drydock.job-executor.secrets-folder",
                        FOLDER.resolve("secrets").toString(),
                        "drydock.job-executor.filter.stages",
                        "!" + Accounts.EDGE_STAGE));
        services().forEach(ServiceProcess::awaitReady);
        witness = parts.add(Witness.of(nats.url()));
        sli = parts.add(ScriptedSli.of(nats.url()));
        actions = parts.add(ScriptedActions.of(nats.url()));
    }

    /** Starts everything and waits until it is ready; when something cannot start, nothing is left running. */
    static Harness start() {
        delete(FOLDER);
        return StartedParts.allOrNone(Harness::new);
    }

    public ServiceProcess controller() {
        return controller;
    }

    public ServiceProcess remediation() {
        return remediation;
    }

    public ServiceProcess lighthouse() {
        return lighthouse;
    }

    public ServiceProcess jobs() {
        return jobs;
    }

    public NatsServer nats() {
        return nats;
    }

    public PostgresServer postgres() {
        return postgres;
    }

    /** What the services have told of what they did. */
    public SpanReceiver spans() {
        return spans;
    }

    public Witness witness() {
        return witness;
    }

    public ScriptedSli sli() {
        return sli;
    }

    public ScriptedActions actions() {
        return actions;
    }

    public Tools tools() {
        return tools;
    }

    /** The API of all services, at their one address: the controller's. */
    public Api api() {
        return api(API_TOKEN);
    }

    /** A service's own API, past the one address. */
    public Api apiOf(ServiceProcess service) {
        return new Api(service.url(), API_TOKEN);
    }

    /**
     * A job executor elsewhere: it reaches NATS over TLS, in an account of its own, and has a database of its own; whoever
     * starts it closes it.
     */
    public ServiceProcess startEdgeExecutor(String token, Map<String, String> more) {
        return startEdgeExecutor("edge", token, more, Accounts.ofEdge(FOLDER.resolve("nats"), nats.port()));
    }

    /** The same, with a NATS beside it, by which alone it reaches Drydock's; the other edge executor must be closed. */
    public ServiceProcess startEdgeExecutorBehind(NatsServer leaf, String token) {
        return startEdgeExecutor("edge-behind-leaf", token, Map.of(), Accounts.behindLeaf(leaf.url()));
    }

    /** A NATS elsewhere, which connects out to Drydock's as a leaf; whoever starts it closes it. */
    public NatsServer startLeaf() {
        return NatsServer.configured(FOLDER.resolve("leaf"), Accounts.leaf(FOLDER.resolve("nats"), leafPort));
    }

    private ServiceProcess startEdgeExecutor(
            String log, String token, Map<String, String> more, Map<String, String> ofNats) {
        postgres.createDatabase("edge");
        var settings = new HashMap<>(Map.of(
                "drydock.controller-url",
                controller.url(),
                "drydock.job-executor.name",
                "edge",
                "drydock.job-executor.filter.stages",
                Accounts.EDGE_STAGE,
                "drydock.job-executor.folder",
                FOLDER.resolve("edge").toString()));
        settings.putAll(more);
        settings.putAll(common());
        settings.putAll(ofNats);
        settings.put("drydock.service-token", token);
        settings.put("drydock.database.url", postgres.reactiveUrl("edge"));
        var edge = ServiceProcess.start(
                Build.current(),
                "job-executor",
                FreePort.find(),
                settings,
                FOLDER.resolve("logs").resolve("job-executor-" + log + ".log"));
        edge.awaitReady();
        return edge;
    }

    /** A new token for one project, as an admin makes it. */
    public String token(String name, String scope, String project) {
        var wanted = "{\"name\":\"%s\",\"scopes\":[\"%s\"],\"projects\":[\"%s\"]}".formatted(name, scope, project);
        var made = api().post("/api/v1/token", wanted);
        if (made.status() != 201) {
            throw new IllegalStateException("no token was made: " + made);
        }
        return made.text("token");
    }

    /** The API of all services at their one address, for whoever shows this token. */
    public Api api(String token) {
        return new Api(controller.url(), token);
    }

    /** The API of all services for a person who has a token of her own. */
    public Api apiOf(String person) {
        var created = api().post("/api/v1/token", "{\"name\":\"%s\",\"scopes\":[\"operate\"]}".formatted(person));
        if (created.status() != 201) {
            throw new AssertionError("Expected a token for " + person + ", but got " + created);
        }
        return api(created.text("token"));
    }

    /** A new project with a shipyard and the service {@code helloservice}. */
    public UserProject project(String name, String shipyard) {
        return UserProject.create(this, name, shipyard, FOLDER.resolve("clones"));
    }

    /** What the controller has accepted of a flow, oldest first. */
    public EventLog stored(KeptnContext context) {
        return api().events(context);
    }

    /** The bare repository that the controller hosts for a project. */
    Path repository(String project) {
        return FOLDER.resolve("repositories").resolve(project + ".git");
    }

    /** Brings back what a failed test left dead. */
    void heal() {
        if (!postgres.isAlive()) {
            postgres.restart();
        }
        if (!nats.isAlive()) {
            nats.restart();
        }
        services().forEach(ServiceProcess::heal);
    }

    /** The four services, the controller first. */
    public List<ServiceProcess> services() {
        return List.of(controller, remediation, lighthouse, jobs);
    }

    @Override
    public void close() {
        parts.close();
    }

    /** Who upgrades begins with the version before. */
    private ServiceProcess service(String name, int port, Map<String, String> own) {
        var settings = new HashMap<>(own);
        settings.putAll(common());
        settings.putAll(ofSuite());
        return parts.add(ServiceProcess.start(
                Build.earlier().orElseGet(Build::current),
                name,
                port,
                settings,
                FOLDER.resolve("logs").resolve(name + ".log")));
    }

    private Map<String, String> common() {
        var settings = new HashMap<String, String>();
        settings.put("drydock.database.url", postgres.reactiveUrl("drydock"));
        settings.put("drydock.database.user", postgres.user());
        settings.put("drydock.database.password", postgres.password());
        settings.put("drydock.nats.url", nats.url());
        settings.put("drydock.nats.ack-wait", "2S");
        settings.put("drydock.traces.endpoint", spans.url());
        settings.put("drydock.metrics.projects", OBSERVED);
        settings.put("drydock.api-token", API_TOKEN);
        settings.put("drydock.service-token", SERVICE_TOKEN);
        return settings;
    }

    /** What a suite sets besides: {@code -De2e.drydock.<key>}. */
    private static Map<String, String> ofSuite() {
        var settings = new HashMap<String, String>();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(OF_SUITE + "drydock."))
                .forEach(name -> settings.put(name.substring(OF_SUITE.length()), System.getProperty(name)));
        return settings;
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
