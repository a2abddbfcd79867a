package dev.drydock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** All child processes of this JVM that still run; whatever their owners have not closed ends with the JVM. */
public final class ChildProcesses {
    private static final Object LOCK = new Object();
    private static final Set<ChildProcess> RUNNING = new LinkedHashSet<>();
    private static boolean hooked;
    private static boolean ended;
    private static Duration grace = Duration.ZERO;

    private ChildProcesses() {}

    /**
     * Lets the owners stop their processes in their own order when the JVM ends: only what still runs after this time is
     * stopped here. Zero at first.
     */
    public static void leaveToOwners(Duration time) {
        synchronized (LOCK) {
            grace = time;
        }
    }

    /**
     * Stops the processes that a killed earlier run left behind, by all the pid files in a folder and below.
     *
     * @throws ServerFailed when their owner still runs
     */
    public static void stopLeftovers(Path folder) {
        try (var files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".pid")).forEach(file -> new PidFile(file).stopLeftover());
        } catch (IOException e) {
            throw new ServerFailed("Expected to look for pid files in " + folder + ", but: " + e.getMessage(), e);
        }
    }

    /** A process that is started while the JVM ends would outlive it: it is killed at once. */
    static void add(ChildProcess process) {
        synchronized (LOCK) {
            if (!ended && isHooked()) {
                RUNNING.add(process);
                return;
            }
        }
        process.kill();
        throw new ServerFailed("Expected to start a process, but this JVM is just ending");
    }

    private static boolean isHooked() {
        try {
            if (!hooked) {
                Runtime.getRuntime().addShutdownHook(new Thread(ChildProcesses::end, "child-processes"));
                hooked = true;
            }
            return true;
        } catch (IllegalStateException ending) {
            return false;
        }
    }

    static void remove(ChildProcess process) {
        synchronized (LOCK) {
            RUNNING.remove(process);
            LOCK.notifyAll();
        }
    }

    private static void end() {
        var left = afterGrace();
        Collections.reverse(left);
        left.forEach(ChildProcess::askToStop);
        left.forEach(ChildProcess::close);
    }

    private static ArrayList<ChildProcess> afterGrace() {
        synchronized (LOCK) {
            var end = System.nanoTime() + grace.toNanos();
            try {
                for (var left = grace.toMillis(); !RUNNING.isEmpty() && left > 0; ) {
                    LOCK.wait(left);
                    left = (end - System.nanoTime()) / 1_000_000;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ended = true;
            return new ArrayList<>(RUNNING);
        }
    }
}
