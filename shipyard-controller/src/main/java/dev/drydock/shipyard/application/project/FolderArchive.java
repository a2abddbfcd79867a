package dev.drydock.shipyard.application.project;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** One folder with files as {@code .tgz}. Pure. */
public final class FolderArchive {
    private static final Set<Byte> FILES = Set.of(TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM);
    private static final int MOST_FILES = 2_000;
    private static final int MOST_BYTES = 20 * 1024 * 1024;

    private FolderArchive() {}

    /**
     * Packs a folder; the same files always make the same bytes.
     *
     * @param files by their paths in the folder
     */
    public static byte[] pack(String folder, Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var file : new TreeMap<>(files).entrySet()) {
                var entry = new TarArchiveEntry(folder + "/" + file.getKey());
                entry.setSize(file.getValue().length);
                entry.setModTime(0);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The files by their paths in the folder; absent for what is anything else than one packed folder, or too large. */
    public static Optional<Map<String, byte[]>> unpack(byte[] packed) {
        try (var tar = new TarArchiveInputStream(new GzipCompressorInputStream(new ByteArrayInputStream(packed)))) {
            return unpack(tar);
        } catch (IOException | IllegalArgumentException noArchive) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, byte[]>> unpack(TarArchiveInputStream tar) throws IOException {
        var files = new TreeMap<String, byte[]>();
        var folder = "";
        long size = 0;
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isDirectory()) {
                continue;
            }
            var name = entry.getName().replaceFirst("^\\./", "");
            if (folder.isEmpty()) {
                folder = name.substring(0, name.indexOf('/') + 1);
            }
            size += entry.getSize();
            if (!FILES.contains(entry.getLinkFlag())
                    || folder.isEmpty()
                    || !name.startsWith(folder)
                    || size > MOST_BYTES
                    || files.size() == MOST_FILES) {
                return Optional.empty();
            }
            var content = tar.readNBytes((int) entry.getSize());
            if (content.length < entry.getSize()) {
                return Optional.empty();
            }
            files.put(name.substring(folder.length()), content);
        }
        return files.isEmpty() ? Optional.empty() : Optional.of(files);
    }
}
