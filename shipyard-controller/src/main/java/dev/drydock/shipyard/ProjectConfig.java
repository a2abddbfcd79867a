package dev.drydock.shipyard;

import dev.drydock.upstream.StageLayout;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where projects are kept. */
@ConfigMapping(prefix = "drydock.shipyard")
interface ProjectConfig {
    /** The folder with the Git repositories of all projects, which replicas share; it wants a backup. */
    @WithDefault("data/repositories")
    Path repositories();

    /** Where the stages of new projects have their files, unless the project says so itself. */
    @WithDefault("branches")
    StageLayout layout();

    /** Where upstreams may be. */
    Upstreams upstreams();

    interface Upstreams {
        /** Networks that are not on the Internet and in which upstreams and their proxies may be, as {@code 10.0.0.0/8}. */
        Optional<List<String>> networks();
    }

    /** Seals credentials and secrets in the database: base64 of 32 bytes. Without it, the key is derived from the API token. */
    Optional<String> secretKey();

    /** Keys that were used before, to read what they have sealed. */
    Optional<List<String>> formerSecretKeys();
}
