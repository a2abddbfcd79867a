package dev.drydock.upstream;

import java.io.IOException;
import java.io.InputStream;

/**
 * A request's body that ends where it ends. JGit skips to the end of the body, and some servers' streams hand a skip on to
 * the socket, which waits for the next request; here skipping is reading.
 */
final class RequestBody extends InputStream {
    private final InputStream body;

    RequestBody(InputStream body) {
        this.body = body;
    }

    @Override
    public int read() throws IOException {
        return body.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
        return body.read(buffer, offset, size);
    }
}
