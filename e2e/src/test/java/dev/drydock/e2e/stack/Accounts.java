package dev.drydock.e2e.stack;

import dev.drydock.embedded.NatsServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The accounts of NATS: Drydock's own, in which everybody is who shows nothing, and one for a job executor elsewhere, which
 * sees of the first what docs/jobs.md lists.
 */
final class Accounts {
    /** The stage whose tasks are the other executor's. */
    static final String EDGE_STAGE = "edge";

    private static final String PASSWORD = "of-the-edge";
    private static final String CONFIGURATION = """
            %s
            tls { cert_file: "%s", key_file: "%s" }
            allow_non_tls: true
            leafnodes {
              listen: "127.0.0.1:%d"
              tls { cert_file: "%s", key_file: "%s" }
              authorization { users: [ { user: edge-site, password: "%s", account: EDGE } ] }
            }
            accounts {
              DRYDOCK {
                jetstream: enabled
                users: [ { user: drydock, password: "of-drydock" } ]
                exports: [ %s ]
              }
              EDGE {
                users: [ { user: edge, password: "%s" } ]
                imports: [ %s ]
              }
            }
            no_auth_user: drydock
            """;

    /** The NATS of a site: it connects out, and has neither accounts nor streams of its own. */
    private static final String LEAF = """
            leafnodes {
              remotes: [ { url: "tls://edge-site:%s@127.0.0.1:%d", tls { ca_file: "%s" } } ]
            }
            """;

    private static final String PREFIX = "drydock.api";
    private static final List<String> SHARED = List.of(
            "$JS.API.STREAM.INFO.keptn",
            "$JS.API.CONSUMER.INFO.keptn.edge-tasks",
            "$JS.API.CONSUMER.INFO.keptn.edge-aborts",
            "$JS.API.CONSUMER.CREATE.keptn.edge-tasks.>",
            "$JS.API.CONSUMER.CREATE.keptn.edge-aborts.>",
            "$JS.API.CONSUMER.MSG.NEXT.keptn.edge-tasks",
            "$JS.API.CONSUMER.MSG.NEXT.keptn.edge-aborts",
            "$JS.ACK.keptn.edge-tasks.>",
            "$JS.ACK.keptn.edge-aborts.>",
            "sh.keptn.event.*.started",
            "sh.keptn.event.*.status.changed",
            "sh.keptn.event.*.finished");

    private Accounts() {}

    static String configuration(Path folder, int leafPort) {
        var identity = TlsIdentity.make(folder);
        return CONFIGURATION.formatted(
                NatsServer.jetStream(folder),
                identity.certificate(),
                identity.key(),
                leafPort,
                identity.certificate(),
                identity.key(),
                PASSWORD,
                shared(subject -> "{ service: \"%s\", response: stream, accounts: [EDGE] }".formatted(subject)),
                PASSWORD,
                shared(Accounts::imported));
    }

    private static String shared(UnaryOperator<String> line) {
        return SHARED.stream().map(line).collect(Collectors.joining("\n"));
    }

    /** JetStream's API has a place of its own there: each account has its own at the usual one. */
    private static String imported(String subject) {
        return "{ service: { account: DRYDOCK, subject: \"%s\" }, to: \"%s\" }"
                .formatted(subject, subject.replace("$JS.API.", PREFIX + "."));
    }

    /** The configuration of a NATS elsewhere, as a leaf of this one in the account of the executor there. */
    static String leaf(Path folder, int leafPort) {
        return LEAF.formatted(PASSWORD, leafPort, TlsIdentity.in(folder).certificate());
    }

    /** What an executor elsewhere is told of the NATS beside it. */
    static Map<String, String> behindLeaf(String url) {
        return Map.of("drydock.nats.url", url, "drydock.nats.jetstream-prefix", PREFIX);
    }

    /** What an executor elsewhere is told of NATS. */
    static Map<String, String> ofEdge(Path folder, int port) {
        var identity = TlsIdentity.in(folder);
        return Map.of(
                "drydock.nats.url",
                "tls://127.0.0.1:" + port,
                "drydock.nats.jetstream-prefix",
                PREFIX,
                "drydock.nats.user",
                "edge",
                "drydock.nats.password",
                PASSWORD,
                "javax.net.ssl.trustStore",
                identity.store().toString(),
                "javax.net.ssl.trustStorePassword",
                TlsIdentity.PASSWORD);
    }
}
