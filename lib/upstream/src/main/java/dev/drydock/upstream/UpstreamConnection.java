package dev.drydock.upstream;

import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.TrackingRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** Talks Git with an upstream; every failure becomes an {@link UpstreamException}. */
final class UpstreamConnection {
    private static final RefSpec ALL_BRANCHES = new RefSpec("+refs/heads/*:refs/heads/*");

    private final Repository git;
    private final Upstream upstream;
    private final int timeoutSeconds;

    UpstreamConnection(Repository git, Upstream upstream, Duration timeout) {
        this.git = git;
        this.upstream = upstream;
        this.timeoutSeconds = (int) Math.max(1, timeout.toSeconds());
    }

    Upstream upstream() {
        return upstream;
    }

    /** Fetches every branch, drops those that are gone. Answers what moved. */
    Collection<TrackingRefUpdate> fetch() {
        try (var transport = open()) {
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.setRemoveDeletedRefs(true);
            transport.setCheckFetchedObjects(true);
            return transport
                    .fetch(NullProgressMonitor.INSTANCE, List.of(ALL_BRANCHES))
                    .getTrackingRefUpdates();
        } catch (TransportException | NotSupportedException e) {
            if (isEmptyRepository(e)) {
                return List.of();
            }
            throw UpstreamFailures.of(e, upstream);
        }
    }

    /** The branch its HEAD points to, unless it has no commits. */
    Optional<String> defaultBranch() {
        try (var transport = open();
                var connection = transport.openFetch(List.of(new RefSpec(Constants.HEAD)), Constants.R_HEADS)) {
            var head = connection.getRef(Constants.HEAD);
            if (head == null) {
                return Optional.empty();
            }
            if (head.isSymbolic()) {
                return Optional.of(Repository.shortenRefName(head.getTarget().getName()));
            }
            return connection.getRefs().stream()
                    .filter(ref -> ref.getName().startsWith(Constants.R_HEADS))
                    .filter(ref -> head.getObjectId().equals(ref.getObjectId()))
                    .map(ref -> Repository.shortenRefName(ref.getName()))
                    .findFirst();
        } catch (TransportException | NotSupportedException e) {
            throw UpstreamFailures.of(e, upstream);
        }
    }

    /** Pushes a commit to a branch that is where it is expected, or answers how that ended. */
    RemoteRefUpdate push(String branch, ObjectId expected, ObjectId commit) {
        try (var transport = open()) {
            var name = Constants.R_HEADS + branch;
            var update = new RemoteRefUpdate(git, (String) null, commit, name, false, null, expected);
            transport.push(NullProgressMonitor.INSTANCE, List.of(update));
            return update;
        } catch (IOException e) {
            throw UpstreamFailures.of(e, upstream);
        }
    }

    private Transport open() throws TransportException, NotSupportedException {
        try {
            var uri = new URIish(upstream.url());
            var transport = Transport.open(git, uri);
            transport.setTimeout(timeoutSeconds);
            transport.setCredentialsProvider(new UpstreamCredentials(upstream, uri));
            return transport;
        } catch (URISyntaxException e) {
            throw UpstreamException.invalidUrl("it is not a URL");
        }
    }

    /** Git's protocol cannot tell a repository without commits from one that offers nothing to fetch. */
    private static boolean isEmptyRepository(IOException failure) {
        return String.valueOf(failure.getMessage()).contains("Nothing to fetch");
    }
}
