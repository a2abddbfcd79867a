package dev.drydock.upstream;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.shell.ProcessShellFactory;

/** SSH on loopback that carries out git's two commands with the real git, for the owner of one key. */
final class GitSshServer implements AutoCloseable {
    private static final Pattern COMMAND = Pattern.compile("git[- ](upload-pack|receive-pack) '/?([^']+)'");

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path folder;

    GitSshServer(Path folder, int port, KeyPair host, KeyPair client) throws IOException {
        this.folder = folder;
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(session -> List.of(host));
        server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, client.getPublic()));
        server.setCommandFactory(this::run);
        server.start();
    }

    int port() {
        return server.getPort();
    }

    String url(String repository) {
        return "ssh://git@127.0.0.1:" + port() + "/" + repository;
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private Command run(ChannelSession channel, String command) throws IOException {
        var matcher = COMMAND.matcher(command);
        if (!matcher.matches()) {
            throw new IOException("not allowed: " + command);
        }
        var path = folder.resolve(matcher.group(2)).toString();
        return new ProcessShellFactory(command, List.of("git", matcher.group(1), path)).createShell(channel);
    }
}
