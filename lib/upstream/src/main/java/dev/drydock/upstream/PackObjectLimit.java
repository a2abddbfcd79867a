package dev.drydock.upstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Stops a push by the number of objects its pack announces, before any of them is unpacked. The request is Git's: packet
 * lines, a flush, then perhaps more of both for the push's options, then the pack with its header {@code PACK}, version, count.
 */
final class PackObjectLimit extends FilterInputStream {
    private static final int HEADER_BYTES = 12;
    private static final int LENGTH_DIGITS = 4;

    private final int most;
    private int lineLeft;
    private int digits;
    private int length;
    private int header;
    private final StringBuilder begin = new StringBuilder();
    private long count;
    private State state = State.LENGTH;

    private static final String PACK = "PACK";

    private enum State {
        LENGTH,
        LINE,
        HEADER,
        PASSED
    }

    PackObjectLimit(InputStream in, int most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        var next = super.read();
        if (next >= 0) {
            see(next);
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
        var read = super.read(buffer, offset, size);
        for (var i = 0; i < read && state != State.PASSED; i++) {
            see(buffer[offset + i] & 0xff);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        var skipped = 0L;
        while (skipped < bytes && read() >= 0) {
            skipped++;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void see(int next) throws IOException {
        switch (state) {
            case LENGTH -> seeLength(next);
            case LINE -> {
                if (--lineLeft == 0) {
                    state = State.LENGTH;
                }
            }
            case HEADER -> seeHeader(next);
            default -> {
                // the pack's objects
            }
        }
    }

    private void seeLength(int digit) {
        length = length * 16 + Math.max(0, Character.digit(digit, 16));
        if (++digits < LENGTH_DIGITS) {
            return;
        }
        lineLeft = length - LENGTH_DIGITS;
        if (length == 0) {
            state = State.HEADER;
        } else if (lineLeft > 0) {
            state = State.LINE;
        }
        digits = 0;
        length = 0;
    }

    /** What looked like the pack's beginning is the length of a line. */
    private void seeOptions() {
        var length = begin.toString();
        begin.setLength(0);
        header = 0;
        state = State.LENGTH;
        length.chars().forEach(this::seeLength);
    }

    private void seeHeader(int next) throws IOException {
        header++;
        if (header <= LENGTH_DIGITS) {
            begin.append((char) next);
        }
        if (header == LENGTH_DIGITS && !begin.toString().equals(PACK)) {
            seeOptions();
            return;
        }
        if (header > HEADER_BYTES - Integer.BYTES) {
            count = count * 256 + next;
        }
        if (header < HEADER_BYTES) {
            return;
        }
        state = State.PASSED;
        if (count > most) {
            throw new IOException("the push has " + count + " objects; at most " + most
                    + " are taken at once. Push fewer files, or in several pushes");
        }
    }
}
