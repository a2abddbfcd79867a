package dev.drydock.upstream;

import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/** Where a project's branches truly are: here, or in an upstream. */
interface Origin {
    /**
     * Makes a commit the head of a branch, there and here.
     *
     * @param expected where the branch was when the commit was made; the zero id for a new branch
     * @return false when it is elsewhere by now
     * @throws UpstreamException when the upstream cannot be reached or refuses
     */
    boolean publish(String branch, ObjectId expected, ObjectId commit);

    /** Called before a head is read: brings the local state up to date if that is due and possible. */
    void refreshIfDue();

    /**
     * Brings the local state up to date now.
     *
     * @throws UpstreamException when the upstream cannot be reached
     */
    void refresh();

    Freshness freshness();

    /** The upstream's URL, unless the project is hosted here. */
    Optional<String> url();
}
