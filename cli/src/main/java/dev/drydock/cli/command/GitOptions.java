package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The upstream of a project, and how to get in. */
final class GitOptions {
    @Option(
            names = {"-r", "--git-remote-url"},
            paramLabel = "URL",
            description = "The upstream repository; without one, the server hosts the repository itself.")
    private @Nullable String remoteUrl;

    @Option(
            names = {"-u", "--git-user"},
            paramLabel = "USER",
            description = "The user at the upstream.")
    private @Nullable String user;

    @Option(
            names = {"-t", "--git-token"},
            paramLabel = "TOKEN",
            description = "The token of that user; better in DRYDOCK_GIT_TOKEN, which other users cannot see.")
    private @Nullable String token;

    @Option(
            names = {"-k", "--git-private-key"},
            paramLabel = "FILE",
            description = "The private key for an ssh upstream.")
    private @Nullable Path privateKey;

    @Option(
            names = {"-l", "--git-private-key-pass"},
            paramLabel = "PASSPHRASE",
            description = "The passphrase of that key.")
    private @Nullable String privateKeyPass;

    @Option(
            names = "--git-host-key",
            paramLabel = "KEY",
            description = "The key of the ssh server, as ssh-keyscan prints it; else the first one seen is kept.")
    private @Nullable String hostKey;

    @Option(
            names = {"-p", "--git-proxy-url"},
            paramLabel = "HOST:PORT",
            description = "The proxy on the way to the upstream.")
    private @Nullable String proxyUrl;

    @Option(
            names = {"-j", "--git-proxy-scheme"},
            paramLabel = "SCHEME",
            description = "http or https.")
    private @Nullable String proxyScheme;

    @Option(
            names = {"-w", "--git-proxy-user"},
            paramLabel = "USER",
            description = "The user at the proxy.")
    private @Nullable String proxyUser;

    @Option(
            names = {"-e", "--git-proxy-password"},
            paramLabel = "PASSWORD",
            description = "The password at the proxy.")
    private @Nullable String proxyPassword;

    @Option(
            names = {"-x", "--insecure-skip-tls", "--git-proxy-insecure"},
            description = "Do not check the certificate of the upstream.")
    private boolean insecureSkipTls;

    @Option(
            names = {"-g", "--git-pem-certificate"},
            paramLabel = "FILE",
            description = "The certificate that the upstream's one must be signed with.")
    private @Nullable Path certificate;

    /** Nothing when the server is to host the repository. */
    Optional<ObjectNode> credentials(Optional<String> tokenOfEnvironment) {
        if (remoteUrl == null) {
            return Optional.empty();
        }
        var credentials = JsonNodeFactory.instance.objectNode().put("remoteURL", remoteUrl);
        put(credentials, "user", user);
        if (privateKey == null) {
            credentials.set("https", https(tokenOfEnvironment));
        } else {
            var ssh = JsonNodeFactory.instance.objectNode().put("privateKey", LocalFile.base64(privateKey));
            put(ssh, "privateKeyPass", privateKeyPass);
            put(ssh, "hostKey", hostKey);
            credentials.set("ssh", ssh);
        }
        return Optional.of(credentials);
    }

    private ObjectNode https(Optional<String> tokenOfEnvironment) {
        var https = JsonNodeFactory.instance.objectNode();
        put(
                https,
                "token",
                Optional.ofNullable(token).or(() -> tokenOfEnvironment).orElse(null));
        https.put("insecureSkipTLS", insecureSkipTls);
        if (certificate != null) {
            https.put("certificate", LocalFile.base64(certificate));
        }
        if (proxyUrl != null) {
            var proxy = https.putObject("proxy").put("url", proxyUrl);
            put(proxy, "scheme", proxyScheme);
            put(proxy, "user", proxyUser);
            put(proxy, "password", proxyPassword);
        }
        return https;
    }

    private static void put(ObjectNode node, String field, @Nullable String text) {
        if (text != null) {
            node.put(field, text);
        }
    }
}
