package dev.drydock.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page whose measured part is written by the benchmark and the rest by people. */
public record Page(Path file) {
    private static final String BEGIN = "<!-- measured: written by bench/run -->";
    private static final String END = "<!-- end of measured -->";

    /** Puts the text where the last measurement was, or at the end of a page that has none. */
    public void replaceMeasured(String text) {
        try {
            var old = Files.exists(file) ? Files.readString(file) : "# Performance\n\n";
            var begin = old.indexOf(BEGIN);
            var end = old.indexOf(END);
            var before = begin < 0 ? old : old.substring(0, begin);
            var after = end < 0 ? "\n" : old.substring(end + END.length());
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, before + BEGIN + "\n" + text.strip() + "\n" + END + after);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write " + file + ", but: " + e.getMessage(), e);
        }
    }
}
