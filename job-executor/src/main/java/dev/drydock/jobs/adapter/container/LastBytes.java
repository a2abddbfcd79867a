package dev.drydock.jobs.adapter.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The last of what a container has printed; what comes before is not kept. */
final class LastBytes extends ResultCallback.Adapter<Frame> {
    private final int most;
    private byte[] bytes = new byte[0];

    LastBytes(int most) {
        this.most = most;
    }

    @Override
    public synchronized void onNext(Frame frame) {
        take(frame.getPayload());
    }

    synchronized void take(byte[] more) {
        var all = new ByteArrayOutputStream(bytes.length + more.length);
        all.writeBytes(bytes);
        all.writeBytes(more);
        var joined = all.toByteArray();
        bytes = Arrays.copyOfRange(joined, Math.max(0, joined.length - most), joined.length);
    }

    synchronized byte[] bytes() {
        return bytes;
    }

    /** Whether the other's bytes end as these do. */
    boolean endsLike(LastBytes other) {
        var mine = bytes();
        var others = other.bytes();
        int common = Math.min(mine.length, others.length);
        if (common == 0 && mine.length != others.length) {
            return false;
        }
        return Arrays.equals(mine, mine.length - common, mine.length, others, others.length - common, others.length);
    }
}
