package dev.drydock.upstream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.util.io.resource.AbstractIoResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;

/**
 * Who we are for an upstream over SSH, and who it must be.
 *
 * @param privateKey as {@code ssh-keygen} writes it; never shown, logged or stored
 * @param passphrase of the private key, if it has one; never shown, logged or stored
 * @param hostKey the upstream's public key, as {@code ssh-ed25519 AAAA…}; absent to trust the one it shows first
 */
public record SshKey(
        String privateKey,
        @Nullable String passphrase,
        @Nullable String hostKey) {
    /**
     * Checks both keys.
     *
     * @throws UpstreamException of kind {@code INVALID_KEY} when one cannot be read
     */
    public SshKey {
        pair(privateKey, passphrase);
        if (hostKey != null) {
            publicKey(hostKey);
        }
    }

    KeyPair pair() {
        return pair(privateKey, passphrase);
    }

    Optional<PublicKey> host() {
        return Optional.ofNullable(hostKey).map(SshKey::publicKey);
    }

    static PublicKey publicKey(String line) {
        try {
            return AuthorizedKeyEntry.parseAuthorizedKeyEntry(line.strip())
                    .resolvePublicKey(null, PublicKeyEntryResolver.FAILING);
        } catch (IOException | GeneralSecurityException | RuntimeException notOne) {
            throw UpstreamException.invalidKey(
                    "host key", "it is no public key. Give a line such as ssh-ed25519 AAAA…, from: ssh-keyscan HOST");
        }
    }

    private static KeyPair pair(String privateKey, @Nullable String passphrase) {
        var text = privateKey.strip() + "\n";
        try {
            var pairs = new ArrayList<KeyPair>();
            var password = passphrase == null ? FilePasswordProvider.EMPTY : FilePasswordProvider.of(passphrase);
            for (var pair : SecurityUtils.loadKeyPairIdentities(null, new Text(text), in(text), password)) {
                pairs.add(pair);
            }
            return List.copyOf(pairs).get(0);
        } catch (IOException | GeneralSecurityException | RuntimeException notOne) {
            throw UpstreamException.invalidKey(
                    "private key",
                    passphrase == null
                            ? "it cannot be read, or wants a passphrase. Give the file that ssh-keygen wrote, whole"
                            : "it cannot be read with this passphrase. Give the file that ssh-keygen wrote, and its passphrase");
        }
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the library calls the key in its own words. */
    private static final class Text extends AbstractIoResource<String> {
        Text(String text) {
            super(String.class, text);
        }

        @Override
        public String getName() {
            return "private key";
        }

        @Override
        public ByteArrayInputStream openInputStream() {
            return in(getResourceValue());
        }
    }

    @Override
    public String toString() {
        return "SshKey[passphrase=" + Texts.hidden(passphrase) + ", hostKey=" + hostKey + "]";
    }
}
