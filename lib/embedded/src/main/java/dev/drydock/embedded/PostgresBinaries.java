package dev.drydock.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL that travels in a jar, for machines that have none; unpacked once into the user's cache folder. */
final class PostgresBinaries {
    private static final String DONE = "complete";

    private PostgresBinaries() {}

    static PostgresInstallation extracted() {
        return extractedTo(cacheFolder());
    }

    static PostgresInstallation extractedTo(Path cache) {
        var resource = "/postgres-" + platform() + ".txz";
        var folder = cache.resolve("postgres-" + platform());
        try (var archive = PostgresBinaries.class.getResourceAsStream(resource)) {
            if (archive == null) {
                throw new MissingProgram(
                        "postgres",
                        "Install PostgreSQL 14 or newer, for example with "
                                + "'sudo apt-get install postgresql' or 'brew install postgresql@17'.");
            }
            Files.createDirectories(cache);
            extractOnce(archive, folder);
            return new PostgresInstallation(folder.resolve("bin"));
        } catch (IOException e) {
            throw new ServerFailed("Expected to unpack PostgreSQL into " + folder + ", but: " + e.getMessage(), e);
        }
    }

    /** Several processes may start at once: one unpacks, the others wait for its lock. */
    private static void extractOnce(InputStream archive, Path folder) throws IOException {
        var lock = folder.resolveSibling(folder.getFileName() + ".lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            if (held.isValid() && !Files.exists(folder.resolve(DONE))) {
                extract(archive, folder);
                Files.createFile(folder.resolve(DONE));
            }
        }
    }

    private static void extract(InputStream archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, folder);
            }
        }
    }

    private static void write(InputStream content, TarArchiveEntry entry, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive contains " + entry.getName() + ", outside of its folder");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            link(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(target, permissions(entry.getMode()));
        }
    }

    private static void link(Path link, Path target) throws IOException {
        try {
            Files.createSymbolicLink(link, target);
        } catch (FileAlreadyExistsException e) {
            Files.delete(link);
            Files.createSymbolicLink(link, target);
        }
    }

    private static EnumSet<PosixFilePermission> permissions(int mode) {
        var all = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if ((mode & 0100) != 0) {
            all.add(PosixFilePermission.OWNER_EXECUTE);
            all.add(PosixFilePermission.GROUP_EXECUTE);
            all.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return all;
    }

    /** Root's home is closed to the user that PostgreSQL must run as, so root's cache is where the system keeps caches. */
    private static Path cacheFolder() {
        if (OsUser.isRoot()) {
            return Path.of("/var/cache/drydock");
        }
        var configured = System.getenv("XDG_CACHE_HOME");
        return configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "drydock")
                : Path.of(configured, "drydock");
    }

    private static String platform() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var arch = System.getProperty("os.arch");
        return os + "-" + (arch.equals("aarch64") ? "arm_64" : "x86_64");
    }
}
