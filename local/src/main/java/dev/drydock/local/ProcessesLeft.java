package dev.drydock.local;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Stops what this program has started and nobody else stops: jobs that still run, programs that were interrupted. */
final class ProcessesLeft {
    private static final long GRACE = TimeUnit.SECONDS.toNanos(3);
    private static final int ROUNDS = 3;

    private ProcessesLeft() {}

    static void stop() {
        for (var round = 0; round < ROUNDS; round++) {
            var left = running();
            if (left.isEmpty()) {
                return;
            }
            left.forEach(ProcessHandle::destroy);
            await(left);
            left.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static List<ProcessHandle> running() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    private static void await(List<ProcessHandle> processes) {
        var end = System.nanoTime() + GRACE;
        while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
