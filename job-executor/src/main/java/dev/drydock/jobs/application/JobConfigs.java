package dev.drydock.jobs.application;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Scope;
import dev.drydock.jobs.application.Repository.Level;
import dev.drydock.model.Parsed;
import dev.drydock.model.job.JobConfig;
import dev.drydock.model.job.JobConfigParser;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the job config that holds for an event: the service's, else the stage's, else the project's newest. */
final class JobConfigs {
    private static final String PATH = "job/config.yaml";
    private static final int MOST_KNOWN = 200;

    private final Repository repository;
    private final Map<Key, Found> atCommits = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Found> eldest) {
            return size() > MOST_KNOWN;
        }
    });

    /** What a commit says never changes. */
    private record Key(Scope scope, String commit) {}

    JobConfigs(Repository repository) {
        this.repository = repository;
    }

    /**
     * A job config as it was found.
     *
     * @param text the file itself, for what can be read of an invalid one
     */
    record Found(String text, Parsed<JobConfig> config) {
        /** SHA3-224 of the text, in hexadecimal. */
        String hash() {
            try {
                var digest = MessageDigest.getInstance("SHA3-224");
                return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java since 9 has SHA3-224", e);
            }
        }
    }

    Uni<Optional<Found>> find(KeptnEvent event, Scope scope) {
        var commit = event.gitCommitId();
        var known = commit.map(id -> atCommits.get(new Key(scope, id)));
        if (known.isPresent()) {
            return done(known);
        }
        return read(Level.SERVICE, scope, commit)
                .chain(found -> found.isPresent() ? done(found) : read(Level.STAGE, scope, commit))
                .invoke(found ->
                        commit.ifPresent(id -> found.ifPresent(config -> atCommits.put(new Key(scope, id), config))))
                .chain(found -> found.isPresent() ? done(found) : read(Level.PROJECT, scope, Optional.empty()));
    }

    private Uni<Optional<Found>> read(Level level, Scope scope, Optional<String> commit) {
        return repository
                .read(level, scope, PATH, commit)
                .map(file -> file.map(bytes -> {
                    var text = new String(bytes, StandardCharsets.UTF_8);
                    return new Found(text, JobConfigParser.parse(shown(level, scope), text));
                }));
    }

    private static Uni<Optional<Found>> done(Optional<Found> found) {
        return Uni.createFrom().item(found);
    }

    private static String shown(Level level, Scope scope) {
        return level == Level.SERVICE ? scope.service() + "/" + PATH : PATH;
    }
}
