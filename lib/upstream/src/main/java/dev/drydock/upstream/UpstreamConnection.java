package dev.drydock.upstream;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.TrackingRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;

/** Talks Git with an upstream; every failure becomes an {@link UpstreamException}. */
final class UpstreamConnection {
    private static final RefSpec ALL_BRANCHES = new RefSpec("+refs/heads/*:refs/heads/*");

    private final Repository git;
    private final Upstream upstream;
    private final UpstreamRules rules;
    private final Duration timeout;

    UpstreamConnection(Repository git, Upstream upstream, UpstreamRules rules, Duration timeout) {
        this.git = git;
        this.upstream = upstream;
        this.rules = rules;
        this.timeout = timeout;
        rules.checkScheme(upstream.where());
    }

    Upstream upstream() {
        return upstream;
    }

    /** Fetches every branch, drops those that are gone. Answers what moved. */
    Collection<TrackingRefUpdate> fetch() {
        return talk(transport -> {
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.setRemoveDeletedRefs(true);
            transport.setCheckFetchedObjects(true);
            try {
                return transport
                        .fetch(NullProgressMonitor.INSTANCE, List.of(ALL_BRANCHES))
                        .getTrackingRefUpdates();
            } catch (TransportException e) {
                if (isEmptyRepository(e)) {
                    return List.of();
                }
                throw e;
            }
        });
    }

    /** The branch its HEAD points to, unless it has no commits. */
    Optional<String> defaultBranch() {
        return look().defaultBranch();
    }

    /** What branches there are, and which of them its HEAD points to. */
    Branching look() {
        return talk(transport -> {
            try (var connection = transport.openFetch(List.of(new RefSpec(Constants.HEAD)), Constants.R_HEADS)) {
                return Branching.of(connection);
            }
        });
    }

    /** Asks to push, without pushing: who may not learns it here. */
    void tryPush() {
        talk(transport -> {
            transport.openPush().close();
            return true;
        });
    }

    /** Pushes a commit to a branch that is where it is expected, or answers how that ended. */
    RemoteRefUpdate push(String branch, ObjectId expected, ObjectId commit) {
        return talk(transport -> {
            var name = Constants.R_HEADS + branch;
            var update = new RemoteRefUpdate(git, (String) null, commit, name, false, null, expected);
            transport.push(NullProgressMonitor.INSTANCE, List.of(update));
            return update;
        });
    }

    private interface Talk<T> {
        T with(Transport transport) throws IOException;
    }

    private <T> T talk(Talk<T> talk) {
        var url = upstream.where();
        try {
            return switch (url.scheme()) {
                case FILE -> over(talk, transport -> {});
                case SSH -> overSsh(talk);
                default -> over(talk, this::useHttp);
            };
        } catch (IOException e) {
            throw UpstreamFailures.of(e, upstream);
        }
    }

    private <T> T overSsh(Talk<T> talk) throws IOException {
        rules.resolve(upstream.where().host());
        var ssh = new UpstreamSsh(git, upstream, rules);
        try (var sessions = ssh.sessions()) {
            return over(talk, transport -> ((SshTransport) transport).setSshSessionFactory(sessions));
        } catch (IOException e) {
            throw ssh.hosts().refusal().orElseGet(() -> UpstreamFailures.of(e, upstream));
        }
    }

    private void useHttp(Transport transport) {
        ((TransportHttp) transport)
                .setHttpConnectionFactory(new UpstreamHttp(upstream, rules, (int) timeout.toMillis()));
    }

    private <T> T over(Talk<T> talk, Consumer<Transport> setUp) throws IOException {
        var uri = upstream.where().forGit();
        if (upstream.where().scheme() == UpstreamUrl.Scheme.SSH && uri.getUser() == null) {
            uri = uri.setUser(upstream.user() == null ? "git" : upstream.user());
        }
        try (var transport = Transport.open(git, uri)) {
            transport.setTimeout((int) Math.max(1, timeout.toSeconds()));
            transport.setCredentialsProvider(new UpstreamCredentials(upstream, uri));
            setUp.accept(transport);
            return talk.with(transport);
        }
    }

    /** Git's protocol cannot tell a repository without commits from one that offers nothing to fetch. */
    private static boolean isEmptyRepository(IOException failure) {
        return String.valueOf(failure.getMessage()).contains("Nothing to fetch");
    }
}
