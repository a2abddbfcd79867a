package dev.drydock.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of the loopback interface for servers that are told theirs before they listen.
 *
 * <p>They are below those that Linux, macOS and Windows give to outgoing connections and to whoever asks for any port,
 * and below Kubernetes' node ports: one that is picked here stays free until its server has started. No JVM picks the
 * same one again before it has been through all, and each begins elsewhere.
 */
public final class FreePort {
    static final int FIRST = 20_000;
    static final int COUNT = 10_000;
    /** Its multiples, modulo one, keep as far from each other as can be: so do neighbouring process ids. */
    private static final double GOLDEN_RATIO = 0.6180339887498949;

    private static final AtomicInteger NEXT =
            new AtomicInteger(start(ProcessHandle.current().pid()));

    private FreePort() {}

    /**
     * A port of 127.0.0.1 that nobody listens on at this moment: 20000 to 29999.
     *
     * @throws ServerFailed when all are taken
     */
    public static int find() {
        for (var tried = 0; tried < COUNT; tried++) {
            var port = FIRST + NEXT.getAndUpdate(next -> (next + 1) % COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new ServerFailed("Expected a free port on 127.0.0.1 from %d to %d, but all are taken"
                .formatted(FIRST, FIRST + COUNT - 1));
    }

    /** Whether nobody listens on this port of 127.0.0.1 at this moment, and this process may. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Where among the ports the process with this id begins. */
    static int start(long pid) {
        return (int) (pid * GOLDEN_RATIO % 1 * COUNT);
    }
}
