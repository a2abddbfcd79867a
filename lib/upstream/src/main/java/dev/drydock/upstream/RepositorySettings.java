package dev.drydock.upstream;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How repositories are kept.
 *
 * @param defaultBranch the branch a new or an empty repository starts with
 * @param author who the commits made here are by
 * @param limits how much a repository takes
 * @param freshFor how long a fetch of an upstream counts as fresh; zero asks the upstream at every read of a head
 * @param patience how long a read waits for an upstream, and how long it is left alone after it did not answer
 * @param upstreams where upstreams may be
 * @param time the clock
 */
public record RepositorySettings(
        String defaultBranch,
        Author author,
        Limits limits,
        Duration freshFor,
        Duration patience,
        UpstreamRules upstreams,
        InstantSource time) {
    public RepositorySettings {
        ResourcePaths.name("default branch", defaultBranch);
    }

    /** Branch {@code main}, author {@code drydock}, fetches fresh for 5 s, 20 s of patience, upstreams on the Internet. */
    public static RepositorySettings defaults() {
        return new RepositorySettings(
                "main",
                new Author("drydock", "drydock@localhost"),
                Limits.defaults(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                UpstreamRules.publicOnly(),
                InstantSource.system());
    }

    /** The same with other limits. */
    public RepositorySettings withLimits(Limits other) {
        return new RepositorySettings(defaultBranch, author, other, freshFor, patience, upstreams, time);
    }

    /** The same with other times to wait. */
    public RepositorySettings withFreshness(Duration fresh, Duration wait) {
        return new RepositorySettings(defaultBranch, author, limits, fresh, wait, upstreams, time);
    }

    /** The same with other places where upstreams may be. */
    public RepositorySettings withUpstreams(UpstreamRules other) {
        return new RepositorySettings(defaultBranch, author, limits, freshFor, patience, other, time);
    }

    /** The same with another clock. */
    public RepositorySettings withTime(InstantSource other) {
        return new RepositorySettings(defaultBranch, author, limits, freshFor, patience, upstreams, other);
    }
}
