package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.Given.given;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.domain.project.Remote;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a project's repository is and how to get in, as Keptn has it. Tokens, passwords and keys go in and never come out.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record GitCredentialsDto(String remoteURL, String user, HttpsDto https, SshDto ssh) {
    /** @param certificate PEM, as it is or in base64 */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HttpsDto(String token, String certificate, Boolean insecureSkipTLS, ProxyDto proxy) {
        private Optional<Remote.Https> options() {
            return certificate == null && insecureSkipTLS == null && proxy == null
                    ? Optional.empty()
                    : Optional.of(new Remote.Https(
                            given(certificate).map(text -> text("https.certificate", text)),
                            Boolean.TRUE.equals(insecureSkipTLS),
                            Optional.ofNullable(proxy).flatMap(ProxyDto::read)));
        }
    }

    /** @param url host and port */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProxyDto(String url, String scheme, String user, String password) {
        private Optional<Remote.Proxy> read() {
            return given(url)
                    .map(at -> new Remote.Proxy(at, given(scheme).orElse("http"), given(user), given(password)));
        }
    }

    /**
     * @param privateKey as ssh-keygen writes it, as it is or in base64
     * @param hostKey the host's public key, as {@code ssh-ed25519 AAAA…}
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SshDto(String privateKey, String privateKeyPass, String hostKey) {
        private Remote.Ssh read() {
            return new Remote.Ssh(
                    given(privateKey).map(text -> text("ssh.privateKey", text)), given(privateKeyPass), given(hostKey));
        }
    }

    /** What may be shown. */
    static GitCredentialsDto shown(Remote remote) {
        return new GitCredentialsDto(
                remote.url(),
                remote.user().orElse(""),
                remote.https()
                        .map(https -> new HttpsDto(
                                null,
                                null,
                                https.insecureSkipTls(),
                                https.proxy()
                                        .map(proxy -> new ProxyDto(
                                                proxy.url(),
                                                proxy.scheme(),
                                                proxy.user().orElse(null),
                                                null))
                                        .orElse(null)))
                        .orElse(null),
                remote.ssh()
                        .map(ssh -> new SshDto(null, null, ssh.hostKey().orElse(null)))
                        .orElse(null));
    }

    static GitCredentialsDto hosted(String url) {
        return new GitCredentialsDto(url, "", null, null);
    }

    /** Nothing when no URL is given: the repository is hosted here, or stays where it is. */
    Optional<Remote> read() {
        if (given(remoteURL).isEmpty() && Stream.of(https, ssh).anyMatch(part -> part != null)) {
            throw new Refusal(
                    400,
                    "malformed-body",
                    "The body lacks the field 'gitCredentials.remoteURL', which says where they belong.");
        }
        return given(remoteURL)
                .map(url -> new Remote(
                        url.strip(),
                        given(user),
                        Optional.ofNullable(https).flatMap(part -> given(part.token())),
                        Optional.ofNullable(https).flatMap(HttpsDto::options),
                        Optional.ofNullable(ssh).map(SshDto::read)));
    }

    /** Keptn sends these files in base64; whoever writes JSON by hand has them as text. */
    private static String text(String field, String value) {
        return value.contains("-----BEGIN")
                ? value
                : new String(ProjectBody.base64("gitCredentials." + field, value), StandardCharsets.UTF_8);
    }
}
