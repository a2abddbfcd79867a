package dev.drydock.jobs.files;

import dev.drydock.jobs.application.JobFile;
import dev.drydock.jobs.application.JobRuntime.Written;
import dev.drydock.jobs.domain.JobOutput;
import dev.drydock.jobs.domain.TaskRefused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** What goes into a container's {@code /keptn} and comes out of it: engines and images speak tar. */
public final class KeptnArchive {
    /** Where a job leaves what is to flow back. */
    public static final String OUTPUT = "output.json";

    private static final Path FOLDER = Path.of("/keptn");
    private static final String ROOT = "keptn/";
    private static final int FOLDER_MODE = 0755;
    private static final int FILE_MODE = 0644;

    private final int user;
    private final int group;

    /** @param user whose the files are */
    public KeptnArchive(int user, int group) {
        this.user = user;
        this.group = group;
    }

    /** The files of a task, and an empty output, which hides that of the task before. To be unpacked in {@code /}. */
    public InputStream packRooted(List<JobFile> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = writer(bytes)) {
            put(tar, new TarArchiveEntry(ROOT), FOLDER_MODE, new byte[0]);
            put(tar, new TarArchiveEntry(ROOT + OUTPUT), FILE_MODE, new byte[0]);
            put(tar, ROOT, files);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    /** The files of a task alone. To be unpacked in {@code /keptn}. */
    public byte[] pack(List<JobFile> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = writer(bytes)) {
            put(tar, "", files);
        }
        return bytes.toByteArray();
    }

    /** Writes archives with names of any length. */
    public static TarArchiveOutputStream writer(OutputStream to) {
        var tar = new TarArchiveOutputStream(to, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return tar;
    }

    /** Reads archives. */
    public static TarArchiveInputStream reader(InputStream from) {
        return new TarArchiveInputStream(from, StandardCharsets.UTF_8.name());
    }

    /** The first file of an archive, if it is one; a link that a job has put there is none. */
    public static Optional<Written> firstFile(InputStream archive) throws IOException {
        try (var tar = reader(archive)) {
            var entry = tar.getNextEntry();
            if (entry == null || !entry.isFile() || entry.isSymbolicLink() || entry.isLink() || entry.getSize() == 0) {
                return Optional.empty();
            }
            var content = entry.getSize() > JobOutput.LARGEST ? new byte[0] : tar.readAllBytes();
            return Optional.of(new Written(entry.getSize(), content));
        }
    }

    private void put(TarArchiveOutputStream tar, String root, List<JobFile> files) throws IOException {
        for (var folder : folders(files)) {
            put(tar, new TarArchiveEntry(root + folder + "/"), FOLDER_MODE, new byte[0]);
        }
        for (var file : files) {
            put(tar, new TarArchiveEntry(root + relative(file)), FILE_MODE, file.content());
        }
    }

    private void put(TarArchiveOutputStream tar, TarArchiveEntry entry, int mode, byte[] content) throws IOException {
        entry.setIds(user, group);
        entry.setMode(mode);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static TreeSet<String> folders(List<JobFile> files) {
        var folders = new TreeSet<String>();
        for (var file : files) {
            for (var folder = relative(file).getParent(); folder != null; folder = folder.getParent()) {
                folders.add(folder.toString());
            }
        }
        return folders;
    }

    private static Path relative(JobFile file) {
        var target = FOLDER.resolve(file.path()).normalize();
        if (!target.startsWith(FOLDER) || target.equals(FOLDER)) {
            throw new TaskRefused("the file '%s' would lie outside of /keptn".formatted(file.path()));
        }
        return FOLDER.relativize(target);
    }
}
