package dev.drydock.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FileUtils;

/** The folder of bare repositories. One appears and disappears by a rename: a crash leaves none that is half there. */
record RepositoryFolder(Path root) {
    private static final String SUFFIX = ".git";
    private static final String PASSING = ".passing-";
    private static final String SECTION = "drydock";
    private static final String UPSTREAM = "upstream";

    static RepositoryFolder at(Path root) {
        try {
            Files.createDirectories(root);
            var folder = new RepositoryFolder(root.toRealPath());
            folder.dropLeftovers();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String project) {
        return Files.isDirectory(path(project));
    }

    /** Whether it is certain that there is none; a volume that cannot be read just now does not say so. */
    boolean isGone(String project) {
        return Files.notExists(path(project));
    }

    void create(String project, String defaultBranch) {
        var passing = passing();
        try {
            try (var git = builder(passing).build()) {
                git.create(true);
                git.updateRef(Constants.HEAD).link(Constants.R_HEADS + defaultBranch);
            }
            Files.move(passing, path(project), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lends an empty repository that is removed afterwards. */
    <T> T inPassing(Function<Repository, T> work) {
        var passing = passing();
        try {
            try (var git = builder(passing).build()) {
                git.create(true);
                return work.apply(git);
            } finally {
                remove(passing);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Repository open(String project) {
        try {
            return builder(path(project)).setMustExist(true).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean delete(String project) {
        if (!has(project)) {
            return false;
        }
        try {
            var passing = passing();
            Files.move(path(project), passing, StandardCopyOption.ATOMIC_MOVE);
            remove(passing);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> projects() {
        try (var entries = Files.list(root)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void rememberUpstream(Repository git, String url) {
        if (upstream(git).filter(url::equals).isPresent()) {
            return;
        }
        try {
            git.getConfig().setString(SECTION, null, UPSTREAM, url);
            git.getConfig().save();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> upstream(Repository git) {
        return Optional.ofNullable(git.getConfig().getString(SECTION, null, UPSTREAM));
    }

    private Path passing() {
        return root.resolve(PASSING + UUID.randomUUID());
    }

    private Path path(String project) {
        return root.resolve(ResourcePaths.name("project", project) + SUFFIX);
    }

    private void dropLeftovers() throws IOException {
        try (var entries = Files.newDirectoryStream(root, PASSING + "*")) {
            for (var entry : entries) {
                remove(entry);
            }
        }
    }

    private static void remove(Path path) throws IOException {
        FileUtils.delete(path.toFile(), FileUtils.RECURSIVE | FileUtils.RETRY | FileUtils.SKIP_MISSING);
    }

    private static FileRepositoryBuilder builder(Path path) {
        return new FileRepositoryBuilder().setGitDir(path.toFile()).setBare();
    }
}
