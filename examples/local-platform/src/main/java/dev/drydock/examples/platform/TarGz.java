package dev.drydock.examples.platform;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** Reads small text files out of a gzipped tar archive with the JDK alone, so that the helm command starts quickly. */
final class TarGz {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE = 12;
    private static final int TYPE_AT = 156;
    private static final long MOST_BYTES = 1 << 20;

    private TarGz() {}

    static Map<String, String> textFiles(InputStream archive, Predicate<String> wanted) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var tar = new GZIPInputStream(archive)) {
            for (var header = tar.readNBytes(BLOCK); header.length == BLOCK && header[0] != 0; ) {
                var name = field(header, 0, NAME);
                var size = size(header);
                var content = tar.readNBytes((int) ((size + BLOCK - 1) / BLOCK * BLOCK));
                if (content.length < size) {
                    throw new EOFException("the archive ends within " + name);
                }
                if ((header[TYPE_AT] == '0' || header[TYPE_AT] == 0) && wanted.test(name)) {
                    files.put(name, new String(content, 0, (int) size, StandardCharsets.UTF_8));
                }
                header = tar.readNBytes(BLOCK);
            }
        }
        return files;
    }

    private static long size(byte[] header) throws IOException {
        try {
            var size = Long.parseLong(field(header, SIZE_AT, SIZE).strip(), 8);
            if (size > MOST_BYTES) {
                throw new IOException("a file of the archive is larger than a chart's files are");
            }
            return size;
        } catch (NumberFormatException e) {
            throw new IOException("it is not a tar archive", e);
        }
    }

    private static String field(byte[] header, int from, int length) {
        var end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }
}
