package dev.drydock.jobs.adapter.container;

import dev.drydock.jobs.application.JobFile;
import dev.drydock.jobs.application.JobRuntime.Written;
import dev.drydock.jobs.domain.JobOutput;
import dev.drydock.jobs.domain.TaskRefused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** What goes into a container's {@code /keptn} and comes out of it: engines speak tar. */
final class KeptnArchive {
    /** Where a job leaves what is to flow back. */
    static final String OUTPUT = "output.json";

    private static final Path FOLDER = Path.of("/keptn");
    private static final int FOLDER_MODE = 0755;
    private static final int FILE_MODE = 0644;

    private final int user;
    private final int group;

    /** @param user whose the files are */
    KeptnArchive(int user, int group) {
        this.user = user;
        this.group = group;
    }

    /** The files of a task, and an empty output, which hides that of the task before. To be unpacked in {@code /}. */
    InputStream pack(List<JobFile> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var folder : folders(files)) {
                put(tar, new TarArchiveEntry(folder + "/"), FOLDER_MODE, new byte[0]);
            }
            put(tar, new TarArchiveEntry("keptn/" + OUTPUT), FILE_MODE, new byte[0]);
            for (var file : files) {
                put(tar, new TarArchiveEntry(relative(file)), FILE_MODE, file.content());
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    /** The first file of an archive, if it is one; a link that a job has put there is none. */
    static Optional<Written> firstFile(InputStream archive) throws IOException {
        try (var tar = new TarArchiveInputStream(archive, StandardCharsets.UTF_8.name())) {
            var entry = tar.getNextEntry();
            if (entry == null || !entry.isFile() || entry.isSymbolicLink() || entry.isLink() || entry.getSize() == 0) {
                return Optional.empty();
            }
            var content = entry.getSize() > JobOutput.LARGEST ? new byte[0] : tar.readAllBytes();
            return Optional.of(new Written(entry.getSize(), content));
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
        folders.add("keptn");
        for (var file : files) {
            for (var folder = Path.of(relative(file)).getParent(); folder != null; folder = folder.getParent()) {
                folders.add(folder.toString());
            }
        }
        return folders;
    }

    private static String relative(JobFile file) {
        var target = FOLDER.resolve(file.path()).normalize();
        if (!target.startsWith(FOLDER) || target.equals(FOLDER)) {
            throw new TaskRefused("the file '%s' would lie outside of /keptn".formatted(file.path()));
        }
        return target.toString().substring(1);
    }
}
