package dev.drydock.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Who answers over SSH: the key that was given, else the one that was shown first, which is then kept with the repository. Any
 * other is refused before we say who we are. The address is judged here too, as it is the one that is connected to.
 */
final class HostKeys implements ServerKeyDatabase {
    private static final String SECTION = "drydock-host-key";
    private static final String KEY = "key";

    private final Repository git;
    private final UpstreamUrl own;
    private final Optional<PublicKey> given;
    private final UpstreamRules rules;
    private volatile @Nullable UpstreamException refusal;

    HostKeys(Repository git, Upstream upstream, UpstreamRules rules) {
        this.git = git;
        this.own = upstream.where();
        this.given = upstream.key() == null ? Optional.empty() : upstream.key().host();
        this.rules = rules;
    }

    /** Why the last connection was refused from here, which the library does not pass on. */
    Optional<UpstreamException> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public List<PublicKey> lookup(String address, InetSocketAddress remote, Configuration configuration) {
        return expected().stream().toList();
    }

    @Override
    public boolean accept(
            String address,
            InetSocketAddress remote,
            PublicKey shown,
            Configuration configuration,
            CredentialsProvider provider) {
        refusal = null;
        try {
            rules.check(own.host(), remote.getAddress());
        } catch (UpstreamRules.ForbiddenAddress forbidden) {
            refusal = UpstreamException.forbiddenAddress(own.text(), forbidden.getMessage());
            return false;
        }
        var expected = expected();
        if (expected.isEmpty()) {
            remember(shown);
            return true;
        }
        if (KeyUtils.compareKeys(expected.get(), shown)) {
            return true;
        }
        refusal = UpstreamException.hostKey(
                own.text(),
                KeyUtils.getFingerPrint(expected.get()),
                KeyUtils.getFingerPrint(shown),
                PublicKeyEntry.toString(shown));
        return false;
    }

    private Optional<PublicKey> expected() {
        return given.or(() -> Optional.ofNullable(git.getConfig().getString(SECTION, own.server(), KEY))
                .map(SshKey::publicKey));
    }

    private void remember(PublicKey shown) {
        var config = git.getConfig();
        config.setString(SECTION, own.server(), KEY, PublicKeyEntry.toString(shown));
        try {
            config.save();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
