package dev.drydock.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A forward proxy on loopback: {@code CONNECT} for HTTPS, absolute URLs for HTTP, and nothing without its password. */
final class TestProxy implements AutoCloseable {
    static final String USER = "carrier";
    static final String PASSWORD = "pr0xy-secret";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> carried = new CopyOnWriteArrayList<>();

    TestProxy() throws IOException {
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The first lines of the requests that were carried. */
    List<String> carried() {
        return carried;
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                var client = server.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    private void serve(Socket client) {
        try (client) {
            for (var head = head(client.getInputStream()); !head.isEmpty(); head = head(client.getInputStream())) {
                if (!isAuthorized(head)) {
                    client.getInputStream().readNBytes(bodyBytes(head));
                    say(
                            client,
                            "HTTP/1.1 407 Proxy Authentication Required\r\n"
                                    + "Proxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n");
                    continue;
                }
                carried.add(head.get(0));

                carry(client, head);
                return;
            }
        } catch (IOException gone) {
            // the client, or the server behind
        }
    }

    private void carry(Socket client, List<String> head) throws IOException {
        var first = head.get(0).split(" ");
        var isTunnel = first[0].equals("CONNECT");
        var uri = URI.create(isTunnel ? "x://" + first[1] : first[1]);
        try (var behind = new Socket(uri.getHost(), uri.getPort())) {
            if (isTunnel) {
                say(client, "HTTP/1.1 200 Connection established\r\n\r\n");
            } else {
                var path = uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
                say(behind, first[0] + " " + path + " HTTP/1.1\r\n" + headers(head) + "Connection: close\r\n\r\n");
            }
            threads.execute(() -> pipe(client, behind));
            if (!isTunnel) {
                var answer = head(behind.getInputStream());
                say(client, answer.get(0) + "\r\n" + headers(answer) + "Connection: close\r\n\r\n");
            }
            behind.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private static void pipe(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException gone) {
            // either end
        }
    }

    private static String headers(List<String> head) {
        var kept = new StringBuilder();
        head.stream()
                .skip(1)
                .filter(line -> !line.toLowerCase(Locale.ROOT).matches("(proxy-|connection:).*"))
                .forEach(line -> kept.append(line).append("\r\n"));
        return kept.toString();
    }

    private static int bodyBytes(List<String> head) {
        return head.stream()
                .map(line -> line.split(": *", 2))
                .filter(header -> header[0].equalsIgnoreCase("Content-Length"))
                .mapToInt(header -> Integer.parseInt(header[1]))
                .sum();
    }

    private static boolean isAuthorized(List<String> head) {
        var expected = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return head.stream().anyMatch(line -> line.equalsIgnoreCase("Proxy-Authorization: Basic " + expected));
    }

    private static List<String> head(InputStream in) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var next = in.read(); next >= 0; next = in.read()) {
            if (next != '\n') {
                line.append((char) next);
            } else if (line.toString().isBlank()) {
                return lines;
            } else {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
        }
        return List.of();
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
