package dev.drydock.examples.platform;

import dev.drydock.embedded.ServerFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Packs the folder of a Helm chart as {@code helm package} does; the same files always make the same archive. */
public final class ChartPackage {
    private static final int READABLE = 0100644;

    private ChartPackage() {}

    /**
     * Writes {@code NAME.tgz}.
     *
     * @param chart the folder with {@code Chart.yaml}; its name is the name of the chart
     * @param target the archive to write
     * @return the archive
     */
    public static Path write(Path chart, Path target) {
        var root = chart.toAbsolutePath().normalize();
        try (var files = Files.walk(root);
                var out = Files.newOutputStream(target);
                var tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                add(tar, root.getParent().relativize(file).toString(), Files.readAllBytes(file));
            }
            return target;
        } catch (IOException e) {
            throw new ServerFailed("Expected to pack the chart " + chart + ", but: " + e.getMessage(), e);
        }
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name.replace('\\', '/'));
        entry.setSize(content.length);
        entry.setMode(READABLE);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
