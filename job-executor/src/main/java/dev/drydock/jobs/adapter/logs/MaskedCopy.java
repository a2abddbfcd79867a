package dev.drydock.jobs.adapter.logs;

import dev.drydock.jobs.domain.Masking;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Copies bytes of any length without secrets, a piece at a time; a secret that lies across two pieces is found, too. */
final class MaskedCopy {
    private static final int PIECE = 256 * 1024;

    private final Masking.Running masking;
    private final OutputStream to;

    MaskedCopy(Masking masking, OutputStream to) {
        this.masking = masking.overBytes().running();
        this.to = to;
    }

    /** Copies all that is there; an end that may be the beginning of a secret is held back. */
    void copy(InputStream from) throws IOException {
        var piece = new byte[PIECE];
        for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
            write(masking.take(new String(piece, 0, read, StandardCharsets.ISO_8859_1)));
        }
    }

    /** Writes what was held back. */
    void finish() throws IOException {
        write(masking.rest());
    }

    private void write(String masked) throws IOException {
        if (!masked.isEmpty()) {
            to.write(masked.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
