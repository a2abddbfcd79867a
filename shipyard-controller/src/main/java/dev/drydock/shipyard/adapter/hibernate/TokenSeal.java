package dev.drydock.shipyard.adapter.hibernate;

import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.application.secret.Sealing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps credentials and secrets unreadable in the database: AES-GCM with the place as associated data, so that none can be
 * moved. New ones are sealed with the first key; each key opens.
 */
public final class TokenSeal implements Sealing {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ROUNDS = 210_000;
    private static final byte[] SALT = "drydock.shipyard.project".getBytes(StandardCharsets.UTF_8);

    private final List<SecretKeySpec> keys;
    private final SecureRandom random = new SecureRandom();

    private TokenSeal(List<SecretKeySpec> keys) {
        this.keys = keys;
    }

    /**
     * Uses the key that is given, else one derived from the API token, else none: then nothing can be sealed.
     *
     * @param key base64 of 32 bytes
     * @param former keys that were used before, in the same form
     * @param apiToken what a key is derived from; a former key where another one is given
     * @throws IllegalArgumentException when a key is not base64 of 32 bytes
     */
    public static TokenSeal of(Optional<String> key, List<String> former, Optional<String> apiToken) {
        var keys = new ArrayList<SecretKeySpec>();
        key.map(text -> parsed("drydock.shipyard.secret-key", text)).ifPresent(keys::add);
        apiToken.map(TokenSeal::derived).ifPresent(keys::add);
        former.forEach(text -> keys.add(parsed("drydock.shipyard.former-secret-keys", text)));
        return new TokenSeal(key.isEmpty() && apiToken.isEmpty() ? List.of() : List.copyOf(keys));
    }

    /** Uses this key alone. */
    public static TokenSeal withKey(String base64) {
        return of(Optional.of(base64), List.of(), Optional.empty());
    }

    /** Derives the key from another secret; when that changes, what was sealed must be given again. */
    public static TokenSeal derivedFrom(String secret) {
        return of(Optional.empty(), List.of(), Optional.of(secret));
    }

    @Override
    public byte[] seal(String place, String text) {
        if (keys.isEmpty()) {
            throw new Refusal(
                    422,
                    "no-secret-key",
                    "Credentials and secrets are kept sealed, and there is no key: set drydock.shipyard.secret-key, as from: openssl rand -base64 32");
        }
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = crypt(keys.get(0), Cipher.ENCRYPT_MODE, nonce, place, text.getBytes(StandardCharsets.UTF_8));
            var all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String open(String place, byte[] sealed) {
        return keys.stream()
                .flatMap(key -> opened(key, place, sealed).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "What is sealed for '%s' cannot be read: drydock.shipyard.secret-key is not the one it was stored with. Give that one in drydock.shipyard.former-secret-keys."
                                .formatted(place)));
    }

    @Override
    public boolean isFormer(String place, byte[] sealed) {
        return !keys.isEmpty()
                && opened(keys.get(0), place, sealed).isEmpty()
                && keys.stream()
                        .skip(1)
                        .anyMatch(key -> opened(key, place, sealed).isPresent());
    }

    /** The tag tells whether the key and the place are right. */
    private static Optional<String> opened(SecretKeySpec key, String place, byte[] sealed) {
        if (sealed.length < NONCE_BYTES) {
            return Optional.empty();
        }
        var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            var text = crypt(
                    key, Cipher.DECRYPT_MODE, nonce, place, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException otherKeyOrPlace) {
            return Optional.empty();
        }
    }

    private static byte[] crypt(SecretKeySpec key, int mode, byte[] nonce, String place, byte[] text)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(text);
    }

    private static SecretKeySpec parsed(String where, String base64) {
        try {
            var key = Base64.getDecoder().decode(base64.strip());
            if (key.length == KEY_BYTES) {
                return new SecretKeySpec(key, "AES");
            }
        } catch (IllegalArgumentException notBase64) {
            // refused below, without the text
        }
        throw new IllegalArgumentException(
                "%s is not base64 of %d bytes, as from: openssl rand -base64 32".formatted(where, KEY_BYTES));
    }

    private static SecretKeySpec derived(String secret) {
        try {
            var spec = new PBEKeySpec(secret.toCharArray(), SALT, ROUNDS, KEY_BYTES * Byte.SIZE);
            return new SecretKeySpec(
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded(),
                    "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
