package dev.drydock.jobs.adapter.kubernetes;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a stream into pieces that fit into a Secret, and hands each on when it is complete. */
final class Parts extends OutputStream {
    /** Bytes of a piece; a Secret takes a megabyte. */
    static final int SIZE = 900_000;

    /** Makes something of a piece. */
    @FunctionalInterface
    interface Taker {
        void take(int number, byte[] piece) throws IOException;
    }

    private final Taker taker;
    private final byte[] piece = new byte[SIZE];
    private int filled;
    private int count;

    Parts(Taker taker) {
        this.taker = taker;
    }

    /** The pieces of a whole. */
    static List<byte[]> of(byte[] whole) throws IOException {
        var pieces = new ArrayList<byte[]>();
        try (var parts = new Parts((number, piece) -> pieces.add(piece))) {
            parts.write(whole);
        }
        return pieces;
    }

    /** How many pieces have been handed on. */
    int count() {
        return count;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int written = 0;
        while (written < length) {
            int fits = Math.min(SIZE - filled, length - written);
            System.arraycopy(bytes, offset + written, piece, filled, fits);
            filled += fits;
            written += fits;
            if (filled == SIZE) {
                handOn();
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (filled > 0) {
            handOn();
        }
    }

    private void handOn() throws IOException {
        taker.take(count++, Arrays.copyOf(piece, filled));
        filled = 0;
    }
}
