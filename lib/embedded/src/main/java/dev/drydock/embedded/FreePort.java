package dev.drydock.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback interface. */
public final class FreePort {
    private FreePort() {}

    /** A port of 127.0.0.1 that nobody listens on at this moment; another process may still take it first. */
    public static int find() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new ServerFailed("Expected to find a free port on 127.0.0.1, but: " + e.getMessage(), e);
        }
    }
}
