package dev.drydock.kit.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The cookie by which a browser shows its session. Browsers send cookies also when another site makes them, so it counts only
 * if the request comes from a page of ours: with a header that no other site can add, and from the same origin, as far as the
 * browser says so.
 */
public final class SessionCookie {
    /** Of the cookie. */
    public static final String NAME = "drydock-session";
    /** A request that changes something has it, with any value. */
    public static final String HEADER = "x-drydock-session";

    private static final Set<String> READING = Set.of("GET", "HEAD");
    /** none: typed into the address bar. */
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private SessionCookie() {}

    static Optional<String> in(ContainerRequestContext request) {
        return Optional.ofNullable(request.getCookies().get(NAME))
                .map(cookie -> cookie.getValue())
                .filter(TokenText::isSession)
                .filter(session -> isOurs(request));
    }

    private static boolean isOurs(ContainerRequestContext request) {
        return isSameOrigin(request.getHeaderString("Sec-Fetch-Site"))
                && (READING.contains(request.getMethod()) || request.getHeaderString(HEADER) != null);
    }

    private static boolean isSameOrigin(String site) {
        return site == null || OURS.contains(site);
    }

    /**
     * The cookie that keeps a session: no script can read it, and no other site can make a browser send it.
     *
     * @param session its id; empty, with no lifetime, takes the cookie away
     * @param secure whether the browser came by https, and may send it only so
     */
    public static NewCookie of(String session, Duration lifetime, boolean secure) {
        return new NewCookie.Builder(NAME)
                .value(session)
                .path("/")
                .maxAge((int) lifetime.toSeconds())
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
