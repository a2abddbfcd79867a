package dev.drydock.shipyard.domain.project;

import java.util.Optional;

/**
 * A project's upstream and how to get in. What is secret is never shown.
 *
 * @param token over HTTP(S), secret
 * @param https how HTTP(S) goes, unless straight and with a certificate that everybody trusts
 * @param ssh over SSH, who we are
 */
public record Remote(
        String url, Optional<String> user, Optional<String> token, Optional<Https> https, Optional<Ssh> ssh) {
    /** Over HTTP(S), straight. */
    public Remote(String url, Optional<String> user, Optional<String> token) {
        this(url, user, token, Optional.empty(), Optional.empty());
    }

    /**
     * @param certificate PEM of who is trusted besides the public authorities
     * @param insecureSkipTls whether any certificate will do
     */
    public record Https(Optional<String> certificate, boolean insecureSkipTls, Optional<Proxy> proxy) {}

    /**
     * @param url host and port
     * @param password secret
     */
    public record Proxy(String url, String scheme, Optional<String> user, Optional<String> password) {
        @Override
        public String toString() {
            return "Proxy[%s://%s, user=%s, password=%s]".formatted(scheme, url, user, hidden(password));
        }
    }

    /**
     * @param privateKey as ssh-keygen writes it; secret, and absent in what was given to keep the known one
     * @param passphrase of the private key, secret
     * @param hostKey the host's public key; absent to trust the first one shown
     */
    public record Ssh(Optional<String> privateKey, Optional<String> passphrase, Optional<String> hostKey) {
        @Override
        public String toString() {
            return "Ssh[privateKey=%s, passphrase=%s, hostKey=%s]"
                    .formatted(hidden(privateKey), hidden(passphrase), hostKey);
        }
    }

    /** What was given, with the secrets that are known already where none was given, for the same repository alone. */
    public Remote completedBy(Optional<Remote> known) {
        return known.filter(remote -> remote.url().equals(url))
                .map(this::completed)
                .orElse(this);
    }

    private Remote completed(Remote known) {
        return new Remote(
                url,
                user.or(known::user),
                token.or(known::token),
                https.map(given -> completed(given, known.https)).or(known::https),
                ssh.map(given -> completed(given, known.ssh)).or(known::ssh));
    }

    private static Https completed(Https given, Optional<Https> known) {
        return new Https(
                given.certificate(),
                given.insecureSkipTls(),
                given.proxy().map(proxy -> completed(proxy, known.flatMap(Https::proxy))));
    }

    private static Proxy completed(Proxy given, Optional<Proxy> known) {
        var same = known.filter(proxy -> proxy.url().equals(given.url()));
        return new Proxy(
                given.url(),
                given.scheme(),
                given.user().or(() -> same.flatMap(Proxy::user)),
                given.password().or(() -> same.flatMap(Proxy::password)));
    }

    private static Ssh completed(Ssh given, Optional<Ssh> known) {
        return given.privateKey().isPresent()
                ? given
                : new Ssh(
                        known.flatMap(Ssh::privateKey),
                        given.passphrase().or(() -> known.flatMap(Ssh::passphrase)),
                        given.hostKey().or(() -> known.flatMap(Ssh::hostKey)));
    }

    private static String hidden(Optional<String> secret) {
        return secret.isPresent() ? "***" : "none";
    }

    @Override
    public String toString() {
        return "Remote[url=%s, user=%s, token=%s, https=%s, ssh=%s]".formatted(url, user, hidden(token), https, ssh);
    }
}
