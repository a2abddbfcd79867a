package dev.drydock.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between clients and a server on this machine, and can lose all connections without a word to either side: so it is
 * when the server's machine has lost its power, or the network is cut, and another takes its place.
 */
public final class LosingRelay implements AutoCloseable {
    private final int server;
    private final ServerSocket listening;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();

    /** @param server the server's port on the loopback address */
    public LosingRelay(int server) throws IOException {
        this.server = server;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Where clients find the server. */
    public int port() {
        return listening.getLocalPort();
    }

    /** From now on nothing is passed on of what the connections that there are say; new ones are as they should be. */
    public void loseConnections() {
        connections.forEach(connection -> connection.isLost = true);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (var connection : connections) {
            connection.client.close();
            connection.server.close();
        }
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            var connection = new Connection(listening.accept(), new Socket(InetAddress.getLoopbackAddress(), server));
            connections.add(connection);
            start(() -> connection.pass(connection.client, connection.server));
            start(() -> connection.pass(connection.server, connection.client));
        }
    }

    private static final class Connection {
        private final Socket client;
        private final Socket server;
        private volatile boolean isLost;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pass(Socket from, Socket to) throws IOException {
            var buffer = new byte[8192];
            for (var read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (!isLost) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
            if (!isLost) {
                to.shutdownOutput();
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // by either side
                    }
                },
                "losing-relay");
        thread.setDaemon(true);
        thread.start();
    }
}
