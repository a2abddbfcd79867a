package dev.drydock.shipyard.application.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.Test;

class FolderArchiveTest {
    @Test
    void shouldUnpackWhatItPacked() {
        // Given
        var files = Map.of("Chart.yaml", bytes("name: carts"), "templates/all.yaml", new byte[3000]);

        // When
        var packed = FolderArchive.pack("carts", files);

        // Then
        assertThat(FolderArchive.unpack(packed).orElseThrow()).containsExactlyInAnyOrderEntriesOf(files);
        assertThat(FolderArchive.pack("carts", files)).isEqualTo(packed);
    }

    @Test
    void shouldLeaveWhatIsNoPackedFolder() throws IOException {
        var link = new TarArchiveEntry("carts/link", TarConstants.LF_SYMLINK);
        link.setLinkName("/etc/passwd");

        assertThat(FolderArchive.unpack(bytes("hello"))).isEmpty();
        assertThat(FolderArchive.unpack(tar())).isEmpty();
        assertThat(FolderArchive.unpack(tar(link))).isEmpty();
        assertThat(FolderArchive.unpack(tar(new TarArchiveEntry("loose.yaml")))).isEmpty();
        assertThat(FolderArchive.unpack(tar(new TarArchiveEntry("a/x"), new TarArchiveEntry("b/x"))))
                .isEmpty();
        assertThat(FolderArchive.unpack(tar(large("a/x")))).isEmpty();
        var whole = tar(new TarArchiveEntry("a/x"));
        assertThat(FolderArchive.unpack(whole)).isPresent();
        assertThat(FolderArchive.unpack(Arrays.copyOf(whole, whole.length - 20)))
                .isEmpty();
    }

    private static TarArchiveEntry large(String name) {
        var entry = new TarArchiveEntry(name);
        entry.setSize(21L * 1024 * 1024);
        return entry;
    }

    private static byte[] tar(TarArchiveEntry... entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
            for (var entry : entries) {
                tar.putArchiveEntry(entry);
                tar.write(new byte[(int) entry.getSize()]);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
