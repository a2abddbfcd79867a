package dev.drydock.bench.restate;

import dev.drydock.bench.contender.Contender;
import dev.drydock.bench.contender.Http;
import dev.drydock.bench.measure.Cost;
import dev.drydock.bench.measure.ProcessCpu;
import dev.drydock.bench.measure.Trip;
import dev.drydock.embedded.ChildProcess;
import dev.drydock.embedded.FreePort;
import dev.drydock.embedded.Launch;
import dev.drydock.embedded.StartedParts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A Restate server, the flow and the worker: three processes. */
final class RunningRestate implements Contender {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final String INPUT = "{\"project\":\"bench\",\"stage\":\"dev\",\"service\":\"podtato\"}";

    private final StartedParts parts;
    private final ChildProcess server;
    private final ChildProcess flow;
    private final ChildProcess worker;
    private final Http ingress;

    RunningRestate(Path program, Path services, Path run, StartedParts parts) {
        this.parts = parts;
        var ingressPort = FreePort.find();
        var adminPort = FreePort.find();
        server = parts.add(ChildProcess.start(Launch.of(
                        "restate-server",
                        List.of(
                                program.toString(),
                                "--bind-ip=127.0.0.1",
                                "--listen-mode=tcp",
                                "--node-name=bench",
                                "--base-dir=" + run.resolve("restate")))
                .withEnvironment(Map.of(
                        "RESTATE_BIND_PORT", Integer.toString(FreePort.find()),
                        "RESTATE_INGRESS__BIND_PORT", Integer.toString(ingressPort),
                        "RESTATE_ADMIN__BIND_PORT", Integer.toString(adminPort),
                        "RESTATE_DISABLE_TELEMETRY", "true",
                        "RESTATE_LOG_FILTER", "warn"))
                .loggingTo(run.resolve("restate.log"))));
        var flowPort = FreePort.find();
        var workerPort = FreePort.find();
        flow = parts.add(service(services, "flow.mjs", flowPort, run));
        worker = parts.add(service(services, "worker.mjs", workerPort, run));
        server.awaitHttp(URI.create("http://127.0.0.1:" + adminPort + "/health"), READY);
        server.awaitHttp(URI.create("http://127.0.0.1:" + ingressPort + "/restate/health"), READY);
        var admin = new Http("http://127.0.0.1:" + adminPort, Map.of());
        for (var port : List.of(workerPort, flowPort)) {
            admin.post("/deployments", "{\"uri\":\"http://127.0.0.1:" + port + "\"}");
        }
        ingress = new Http("http://127.0.0.1:" + ingressPort, Map.of());
    }

    @Override
    public CompletableFuture<Trip> sequence() {
        var sent = System.nanoTime();
        return ingress.postAsync("/flow/run", INPUT).thenApply(answer -> new Trip(sent, sent, System.nanoTime()));
    }

    @Override
    public Cost cost() {
        return new Cost(
                ProcessCpu.seconds(server.pid()),
                Double.NaN,
                Double.NaN,
                ProcessCpu.seconds(flow.pid()) + ProcessCpu.seconds(worker.pid()),
                ProcessCpu.ownSeconds(),
                Double.NaN,
                Double.NaN);
    }

    @Override
    public double residentMebibytes() {
        return ProcessCpu.residentMebibytes(server.pid());
    }

    @Override
    public void close() {
        parts.close();
    }

    private static ChildProcess service(Path services, String script, int port, Path run) {
        var process = ChildProcess.start(Launch.of("node " + script, List.of("node", script))
                .in(services)
                .withEnvironment(Map.of("PORT", Integer.toString(port), "RESTATE_LOGGING", "WARN"))
                .loggingTo(run.resolve(script + ".log")));
        return process.awaitPort(port, READY);
    }
}
