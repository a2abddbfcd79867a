package dev.drydock.shipyard.adapter.hibernate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Keeps tokens unreadable in the database: AES-GCM with the place it belongs to as associated data, so that none can be moved. */
public final class TokenSeal {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ROUNDS = 210_000;
    private static final byte[] SALT = "drydock.shipyard.project".getBytes(StandardCharsets.UTF_8);

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    private TokenSeal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * Uses a key of its own.
     *
     * @throws IllegalArgumentException when it is not base64 of 32 bytes
     */
    public static TokenSeal withKey(String base64) {
        var key = Base64.getDecoder().decode(base64.trim());
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "drydock.shipyard.secret-key has %d bytes; expected base64 of %d, as from: openssl rand -base64 32"
                            .formatted(key.length, KEY_BYTES));
        }
        return new TokenSeal(key);
    }

    /** Derives the key from another secret; when that changes, sealed tokens must be given again. */
    public static TokenSeal derivedFrom(String secret) {
        try {
            var spec = new PBEKeySpec(secret.toCharArray(), SALT, ROUNDS, KEY_BYTES * Byte.SIZE);
            return new TokenSeal(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] seal(String place, String token) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, place, token.getBytes(StandardCharsets.UTF_8));
        var all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return all;
    }

    /** @throws IllegalStateException when it was sealed with another key, or for another project */
    String open(String place, byte[] sealed) {
        var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        var token = crypt(Cipher.DECRYPT_MODE, nonce, place, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
        return new String(token, StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] nonce, String place, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A Git credential of project '%s' cannot be read: drydock.shipyard.secret-key is not the one it was stored with."
                            .formatted(place),
                    e);
        }
    }
}
