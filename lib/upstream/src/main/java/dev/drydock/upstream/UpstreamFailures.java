package dev.drydock.upstream;

import dev.drydock.upstream.UpstreamException.Kind;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;

/** What an exception of the transport means to the person who set the upstream up. */
final class UpstreamFailures {
    private UpstreamFailures() {}

    static UpstreamException of(Exception failure, Upstream upstream) {
        var text = upstream.withoutToken(Texts.printable(String.valueOf(failure.getMessage())));
        var kind = kind(failure, text.toLowerCase(Locale.ROOT));
        return new UpstreamException(
                kind, "Expected to reach the repository " + upstream.url() + ", but " + meaning(kind, failure, text));
    }

    private static Kind kind(Exception failure, String text) {
        if (cause(failure, NoRemoteRepositoryException.class).isPresent()
                || cause(failure, NotSupportedException.class).isPresent()) {
            return Kind.NOT_FOUND;
        }
        if (cause(failure, SSLException.class).isPresent() || text.contains("ssl")) {
            return Kind.CERTIFICATE;
        }
        if (cause(failure, UnknownHostException.class).isPresent()
                || cause(failure, SocketException.class).isPresent()
                || cause(failure, InterruptedIOException.class).isPresent()) {
            return Kind.UNREACHABLE;
        }
        if (text.contains("not authorized") || text.contains("authentication")) {
            return Kind.UNAUTHORIZED;
        }
        if (text.contains("not permitted")) {
            return Kind.FORBIDDEN;
        }
        return text.matches(".*\\b50[0234]\\b.*") ? Kind.UNREACHABLE : Kind.PROTOCOL;
    }

    private static String meaning(Kind kind, Exception failure, String text) {
        return switch (kind) {
            case NOT_FOUND -> "there is none. Check the URL, and that the token may see the repository.";
            case CERTIFICATE ->
                "its certificate is not trusted (" + text + "). Use a trusted one, or trust its issuer.";
            case UNAUTHORIZED -> "it did not accept the credentials. Give a user and a token that is valid.";
            case FORBIDDEN -> "the token may not do this. Give it read and write access to the repository.";
            case UNREACHABLE -> unreachable(failure, text);
            default -> "what answers does not speak Git (" + text + "). Copy the clone URL from the repository's page.";
        };
    }

    private static String unreachable(Exception failure, String text) {
        return cause(failure, UnknownHostException.class)
                .map(unknown -> "its host name does not resolve. Check the URL and the name service.")
                .orElse("it does not answer (" + text + "). Check that the host is up and reachable from here.");
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (var each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }
}
