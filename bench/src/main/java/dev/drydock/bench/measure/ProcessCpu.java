package dev.drydock.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** CPU time as Linux counts it in {@code /proc}, in ticks of 10 ms. */
public final class ProcessCpu {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER = 11;
    private static final int REAPED_SYSTEM = 14;

    private ProcessCpu() {}

    /** Seconds that a process, its children and those of them that have ended used; 0 when it is gone. */
    public static double seconds(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> Stream.concat(Stream.of(process), process.descendants())
                                .mapToLong(one -> ticks(one.pid()))
                                .sum()
                        / TICKS_PER_SECOND)
                .orElse(0.0);
    }

    /** Seconds that this process alone has used. */
    public static double ownSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(cpu -> cpu.toNanos() / NANOS_PER_SECOND)
                .orElse(Double.NaN);
    }

    /** Memory in use by a process and its children, in MiB; shared pages count more than once. */
    public static double residentMebibytes(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> Stream.concat(Stream.of(process), process.descendants())
                                .mapToLong(one -> residentKibibytes(one.pid()))
                                .sum()
                        / 1024.0)
                .orElse(Double.NaN);
    }

    private static long ticks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // the name in parentheses may hold spaces
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            var sum = 0L;
            for (var field = USER; field <= REAPED_SYSTEM; field++) {
                sum += Long.parseLong(fields[field]);
            }
            return sum;
        } catch (IOException gone) {
            return 0;
        }
    }

    private static long residentKibibytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }
}
