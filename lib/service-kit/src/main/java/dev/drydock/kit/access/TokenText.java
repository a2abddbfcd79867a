package dev.drydock.kit.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * How a token looks: {@code drydock_}, 40 random letters and digits (238 bits), and six that are their checksum. Scanners
 * find such a text where it should not be, and a wrong one is mostly told from a right one without a look into the
 * database. The id of a browser's session, and the code that opens one, look alike with a word after the prefix.
 */
public final class TokenText {
    private static final String PREFIX = "drydock_";
    private static final int RANDOM = 40;
    private static final int CHECKSUM = 6;
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String SESSION = PREFIX + "session_";
    private static final String LOGIN = PREFIX + "login_";
    private static final Pattern SHAPE =
            Pattern.compile(PREFIX + "(session_|login_)?[0-9A-Za-z]{" + (RANDOM + CHECKSUM) + "}");

    private TokenText() {}

    /** @param random a cryptographic source */
    public static String generate(RandomGenerator random) {
        return generate(PREFIX, random);
    }

    /** The id of a session, which its browser keeps as a cookie. */
    public static String generateSession(RandomGenerator random) {
        return generate(SESSION, random);
    }

    /** A code that opens one session, once. */
    public static String generateLoginCode(RandomGenerator random) {
        return generate(LOGIN, random);
    }

    private static String generate(String prefix, RandomGenerator random) {
        var text = new StringBuilder(prefix);
        for (var i = 0; i < RANDOM; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.append(checksum(text.toString())).toString();
    }

    /** Whether it can be a token, or the id of a session, at all. */
    public static boolean isWellFormed(String text) {
        return !text.startsWith(LOGIN) && isIntact(text);
    }

    /** Whether it can be the id of a session. */
    public static boolean isSession(String text) {
        return text.startsWith(SESSION) && isIntact(text);
    }

    /** Whether it can be a code that opens a session. */
    public static boolean isLoginCode(String text) {
        return text.startsWith(LOGIN) && isIntact(text);
    }

    private static boolean isIntact(String text) {
        return text.length() <= SESSION.length() + RANDOM + CHECKSUM
                && SHAPE.matcher(text).matches()
                && text.endsWith(checksum(text.substring(0, text.length() - CHECKSUM)));
    }

    /** All that is kept of a token: SHA-256. Its 238 random bits cannot be tried out, so no slow hash is needed. */
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        var rest = crc.getValue();
        var digits = new char[CHECKSUM];
        for (var i = CHECKSUM - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return new String(digits);
    }
}
