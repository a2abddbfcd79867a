package dev.drydock.upstream;

import dev.drydock.upstream.UpstreamException.Kind;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.http.NoHttpResponseException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;

/** What an exception of the transport means to the person who set the upstream up. */
final class UpstreamFailures {
    private static final Pattern PASSING = Pattern.compile("\\b(429|50[0234])\\b");
    private static final Pattern PROXY = Pattern.compile("\\b407\\b");
    private static final Pattern FORBIDDEN =
            Pattern.compile("not permitted|\\b403\\b|access denied|permission denied to");
    private static final Pattern UNAUTHORIZED =
            Pattern.compile("not authorized|authentication|no more auth|\\b401\\b|permission denied \\(publickey");
    private static final Pattern NOT_FOUND =
            Pattern.compile("repository not found|not found|does not exist|does not appear to be a git|no such repo");
    private static final Pattern ON_THE_WAY =
            Pattern.compile("timed? ?out|connection (reset|refused|closed)|unreachable|eof");

    private final Upstream upstream;
    private final Exception failure;
    private final String text;

    private UpstreamFailures(Exception failure, Upstream upstream) {
        this.upstream = upstream;
        this.failure = failure;
        this.text = Texts.printable(upstream.withoutSecrets(innermost(failure)));
    }

    static UpstreamException of(Exception failure, Upstream upstream) {
        return new UpstreamFailures(failure, upstream).explained();
    }

    private UpstreamException explained() {
        var forbidden = cause(UpstreamRules.ForbiddenAddress.class);
        if (forbidden.isPresent()) {
            return UpstreamException.forbiddenAddress(
                    upstream.url(), forbidden.get().getMessage());
        }
        var kind = kind(upstream.withoutSecrets(String.valueOf(failure.getMessage()) + " " + text)
                .toLowerCase(Locale.ROOT));
        return new UpstreamException(
                kind, "Expected to reach the repository " + upstream.url() + ", but " + meaning(kind));
    }

    private Kind kind(String all) {
        if (cause(UpstreamHttp.RedirectedElsewhere.class).isPresent()) {
            return Kind.REDIRECTED;
        }
        if (cause(NoRemoteRepositoryException.class).isPresent()) {
            return Kind.NOT_FOUND;
        }
        if (cause(SSLException.class).isPresent()) {
            return Kind.CERTIFICATE;
        }
        if (cause(UnknownHostException.class).isPresent()
                || cause(UnresolvedAddressException.class).isPresent()) {
            return Kind.UNKNOWN_HOST;
        }
        if (PROXY.matcher(all).find()) {
            return Kind.PROXY;
        }
        if (cause(SocketException.class).isPresent()
                || cause(InterruptedIOException.class).isPresent()
                || cause(NoHttpResponseException.class).isPresent()
                || cause(TimeoutException.class).isPresent()) {
            return Kind.UNREACHABLE;
        }
        return said(all);
    }

    private Kind said(String all) {
        if (UNAUTHORIZED.matcher(all).find()) {
            return Kind.UNAUTHORIZED;
        }
        if (FORBIDDEN.matcher(all).find()) {
            return Kind.FORBIDDEN;
        }
        if (PASSING.matcher(all).find()) {
            return Kind.UNREACHABLE;
        }
        if (NOT_FOUND.matcher(all).find()) {
            return Kind.NOT_FOUND;
        }
        if (cause(NotSupportedException.class).isPresent()) {
            return Kind.PROTOCOL;
        }
        return ON_THE_WAY.matcher(all).find() ? Kind.UNREACHABLE : Kind.PROTOCOL;
    }

    private String meaning(Kind kind) {
        return switch (kind) {
            case REDIRECTED -> "it sends us to " + text + ". If that is right, give its URL there instead.";
            case NOT_FOUND -> "there is none. Check the URL, and that the credentials may see the repository.";
            case CERTIFICATE ->
                "its certificate is not trusted (" + text
                        + "). Give the certificate of its issuer (https.certificate).";
            case UNKNOWN_HOST -> "the name of its host does not resolve. Check the URL and the name service.";
            case PROXY -> "the proxy asks for credentials. Give https.proxy.user and https.proxy.password.";
            case UNAUTHORIZED -> unauthorized();
            case FORBIDDEN -> "the credentials may not do this. Give them read and write access to the repository.";
            case UNREACHABLE ->
                "it does not answer (" + text + "). Check that the host" + proxy() + " is up and reachable.";
            default -> "what answers does not speak Git (" + text + "). Copy the clone URL from the repository's page.";
        };
    }

    private String unauthorized() {
        if (upstream.where().scheme() == UpstreamUrl.Scheme.SSH) {
            return upstream.key() == null
                    ? "no key was given. Give ssh.privateKey."
                    : "it did not accept the key. Add the public key to the repository, with write access.";
        }
        return upstream.token() == null
                ? "it asks for credentials. Give a user and a token."
                : "it did not accept the credentials. Give a user and a token that is valid.";
    }

    private String proxy() {
        return upstream.proxy() == null ? "" : " and the proxy";
    }

    private static String innermost(Throwable failure) {
        var last = failure;
        while (last.getCause() != null && last.getCause() != last) {
            last = last.getCause();
        }
        var message = last.getMessage();
        return message == null || message.isBlank() ? String.valueOf(failure.getMessage()) : message;
    }

    private <T extends Throwable> Optional<T> cause(Class<T> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }
}
