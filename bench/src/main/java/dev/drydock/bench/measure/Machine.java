package dev.drydock.bench.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where it was measured. */
public record Machine(String cpu, int cores, String memory, String system) {
    public static Machine here() {
        return new Machine(
                field(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                gibibytes(field(Path.of("/proc/meminfo"), "MemTotal")),
                System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }

    /** Load averages of the last 1, 5 and 15 minutes. */
    public static String loadAverage() {
        try {
            var fields = Files.readString(Path.of("/proc/loadavg")).split(" ");
            return String.join(" ", List.of(fields).subList(0, 3));
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** The first line that a program prints, such as its version. */
    public static String firstLine(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output.lines().findFirst().orElse("unknown").strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String field(Path file, String name) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String gibibytes(String kibibytes) {
        var digits = kibibytes.replaceAll("\\D", "");
        return digits.isEmpty() ? kibibytes : "%.0f GiB".formatted(Long.parseLong(digits) / 1048576.0);
    }
}
