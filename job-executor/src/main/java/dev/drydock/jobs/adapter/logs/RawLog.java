package dev.drydock.jobs.adapter.logs;

import dev.drydock.jobs.application.LogStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes a log of any length: its head goes to a file at once, of the rest the last megabyte is kept. */
final class RawLog extends OutputStream {
    private final Path folder;
    private final RandomAccessFile head;
    private long room;
    private byte[] ring = new byte[0];
    private long overflowed;

    RawLog(Path folder, long limit) throws IOException {
        this.folder = folder;
        this.head = new RandomAccessFile(folder.resolve(LogStore.RAW).toFile(), "rw");
        this.room = limit;
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int fitting = (int) Math.min(length, room);
        head.write(bytes, offset, fitting);
        room -= fitting;
        for (int i = offset + fitting; i < offset + length; i++) {
            keep(bytes[i]);
        }
    }

    private void keep(byte late) {
        if (ring.length == 0) {
            ring = new byte[(int) LogStore.TAIL_BYTES];
        }
        ring[(int) (overflowed++ % ring.length)] = late;
    }

    @Override
    public void close() throws IOException {
        head.close();
        if (overflowed > 0) {
            int kept = (int) Math.min(overflowed, ring.length);
            var tail = new byte[kept];
            for (int i = 0; i < kept; i++) {
                tail[i] = ring[(int) ((overflowed - kept + i) % ring.length)];
            }
            Files.write(folder.resolve(LogStore.TAIL), tail);
        }
    }
}
