package dev.drydock.cli.lint;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.ExitCode;
import dev.drydock.model.lint.FileKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a folder of this machine; links are not followed, and what belongs to tools is left out. */
final class FolderReader extends SimpleFileVisitor<Path> {
    private static final int DEEPEST = 12;
    private static final int MOST_FILES = 20_000;
    private static final int MOST_READ = 2000;
    private static final int MOST_BYTES = 4 * 1024 * 1024; // larger files are refused without reading on
    private static final Set<String> LEFT_OUT = Set.of("node_modules", "target");
    private static final String STAGE_FOLDERS = ".keptn-stages";

    private final Path root;
    private final TreeSet<String> paths = new TreeSet<>();
    private final TreeMap<String, byte[]> contents = new TreeMap<>();

    private FolderReader(Path root) {
        this.root = root;
    }

    static Folder read(Path root) {
        var reader = new FolderReader(root);
        try {
            Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEEPEST, reader);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Expected to read the folder " + root + ", but " + e,
                    "name a folder that you may read");
        }
        return new Folder(shown(root), reader.paths, reader.contents, GitHead.of(root));
    }

    private static String shown(Path root) {
        var text = root.normalize().toString().replace('\\', '/');
        return text.isEmpty() || text.equals(".") ? "" : text + (text.endsWith("/") ? "" : "/");
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        var name = String.valueOf(folder.getFileName());
        var isHidden = name.startsWith(".") && !name.equals(STAGE_FOLDERS);
        return !folder.equals(root) && (isHidden || LEFT_OUT.contains(name))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isRegularFile()) {
            var path = root.relativize(file).toString().replace('\\', '/');
            paths.add(path);
            if (isMeaningful(path)) {
                contents.put(path, start(file));
            }
        }
        if (paths.size() > MOST_FILES || contents.size() > MOST_READ) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Expected a project, but " + root
                            + " has more than %d files, or %d to check".formatted(MOST_FILES, MOST_READ),
                    "name the folder of one project");
        }
        return FileVisitResult.CONTINUE;
    }

    /** What cannot be read is as good as not there. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        if (file.equals(root)) {
            throw new UncheckedIOException(failure);
        }
        return FileVisitResult.CONTINUE;
    }

    private static boolean isMeaningful(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return FileKind.of(path).isPresent()
                || FileKind.of(name).filter(FileKind::isOfProject).isPresent();
    }

    static byte[] start(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES);
        }
    }

    /** Which branch is checked out, without asking Git. */
    private static final class GitHead {
        private static final String BRANCH = "ref: refs/heads/";

        static Optional<Folder.Checkout> of(Path root) {
            var git = root.resolve(".git");
            if (!Files.exists(git)) {
                return Optional.empty();
            }
            try {
                var head = Files.readString(git.resolve("HEAD")).strip();
                return Optional.of(new Folder.Checkout(
                        head.startsWith(BRANCH) ? Optional.of(head.substring(BRANCH.length())) : Optional.empty()));
            } catch (IOException noFolder) {
                return Optional.of(new Folder.Checkout(Optional.empty()));
            }
        }
    }
}
