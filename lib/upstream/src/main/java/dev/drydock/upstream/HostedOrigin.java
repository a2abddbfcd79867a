package dev.drydock.upstream;

import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/** The repository here is the only one; a push from outside is all that can move a branch under a writer. */
final class HostedOrigin implements Origin {
    private final Branches branches;
    private final InstantSource time;

    HostedOrigin(Branches branches, InstantSource time) {
        this.branches = branches;
        this.time = time;
    }

    @Override
    public boolean publish(String branch, ObjectId expected, ObjectId commit) {
        return branches.move(branch, expected, commit);
    }

    @Override
    public void refreshIfDue() {
        // what is here is the truth
    }

    @Override
    public void refresh() {
        // what is here is the truth
    }

    @Override
    public Freshness freshness() {
        return new Freshness(time.instant(), null);
    }

    @Override
    public Optional<String> url() {
        return Optional.empty();
    }
}
