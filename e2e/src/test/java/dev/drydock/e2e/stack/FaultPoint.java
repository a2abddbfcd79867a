package dev.drydock.e2e.stack;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A point on an event's way through a service at which no event shows how far it has come. Byteman watches for it from
 * outside: the packaged code is what is shipped.
 */
public enum FaultPoint {
    /** An answering service has taken an event for itself, and has not done anything yet. */
    CLAIMED("dev.drydock.kit.inbox.Inbox", "work", "ENTRY"),
    /** Every statement of a transaction is done, but the transaction is not. */
    BEFORE_COMMIT(Constants.TRANSACTION, "commit()", "ENTRY"),
    /** The database was told to commit, and may have done so. */
    COMMITTING(Constants.TRANSACTION, "commit()", "EXIT"),
    /** What was decided is stored, but nobody was told. */
    AFTER_COMMIT("dev.drydock.kit.outbox.Outbox", "publishSoon", "ENTRY", "NOT $1.isEmpty()"),
    /** Everybody may know, but that is not written down yet. */
    AFTER_PUBLISH("dev.drydock.kit.outbox.PublishedMarks", "soon", "ENTRY"),
    /** What came in is stored, but NATS does not know. */
    BEFORE_ACK(Constants.BATCH, "ack(Metadata)", "ENTRY"),
    /** NATS knows that what came in is stored. */
    AFTER_ACK(
            Constants.BATCH,
            "ack(Metadata)",
            "EXIT",
            "TRUE",
            """
            BIND first : dev.drydock.kit.nats.Incoming = $0.batch.get(0);
                 connection = first.message().getConnection()""",
            "connection.flush(java.time.Duration.ofSeconds(5)); ");

    /** What a process ends with that died at a fault point. */
    public static final int EXIT_CODE = 86;

    private static final String RULE = """
            RULE die at %1$s
            CLASS %2$s
            METHOD %3$s
            AT %4$s
            %5$s
            IF %6$s AND incrementCounter("%1$s") == %8$d
            DO %7$straceln("dies at %1$s, pass %8$d"); killJVM(%9$d)
            ENDRULE
            """;

    private final String type;
    private final String method;
    private final String location;
    private final String condition;
    private final String binding;
    private final String before;

    FaultPoint(String type, String method, String location) {
        this(type, method, location, "TRUE");
    }

    FaultPoint(String type, String method, String location, String condition) {
        this(type, method, location, condition, "", "");
    }

    /** @param before what is done before it dies */
    FaultPoint(String type, String method, String location, String condition, String binding, String before) {
        this.type = type;
        this.method = method;
        this.location = location;
        this.condition = condition;
        this.binding = binding;
        this.before = before;
    }

    /** Loads the rule into a running process. */
    void lay(long pid, int pass, Path script) {
        try {
            Files.writeString(script, rule(pass));
            var machine = VirtualMachine.attach(Long.toString(pid));
            try {
                machine.loadAgent(agent(), "script:" + script);
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
            throw new IllegalStateException("Expected to watch process " + pid + ", but: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String rule(int pass) {
        return RULE.formatted(name(), type, method, location, binding, condition, before, pass, EXIT_CODE);
    }

    private static String agent() {
        try {
            var jar = org.jboss.byteman.agent.Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation();
            return Path.of(jar.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Constants {
        static final String TRANSACTION = "io.vertx.sqlclient.impl.TransactionImpl";
        static final String BATCH = "dev.drydock.kit.nats.BatchMessage";
    }
}
