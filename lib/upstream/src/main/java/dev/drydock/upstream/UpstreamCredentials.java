package dev.drydock.upstream;

import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/** Gives the token to the upstream's own host and, after a redirect, to no other. */
final class UpstreamCredentials extends CredentialsProvider {
    private final Upstream upstream;
    private final URIish own;

    UpstreamCredentials(Upstream upstream, URIish own) {
        this.upstream = upstream;
        this.own = own;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        for (var item : items) {
            if (!(item instanceof CredentialItem.Username) && !(item instanceof CredentialItem.Password)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean get(URIish asking, CredentialItem... items) {
        var token = upstream.token();
        if (token == null || !isOwn(asking) || !supports(items)) {
            return false;
        }
        for (var item : items) {
            if (item instanceof CredentialItem.Username user) {
                user.setValue(upstream.userOrAny());
            } else {
                ((CredentialItem.Password) item).setValue(token.toCharArray());
            }
        }
        return true;
    }

    private boolean isOwn(URIish asking) {
        return own.getScheme().equalsIgnoreCase(asking.getScheme())
                && own.getHost() != null
                && own.getHost().equalsIgnoreCase(asking.getHost())
                && own.getPort() == asking.getPort();
    }
}
