package dev.drydock.upstream;

import static dev.drydock.upstream.HostedProject.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.drydock.testkit.GitCommand;
import dev.drydock.upstream.UpstreamException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Upstreams over SSH: a real server that carries out the real git. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SshUpstreamTest {
    private static final Level QA = Level.stage("qa");
    private static final String PASSPHRASE = "0pen-sesame";

    private final KeyPair host = hostKey();
    private final KeyPair own = pair("EC");

    @TempDir
    Path folder;

    private Repositories repositories;

    @BeforeEach
    void open() {
        repositories = repositories();
        new GitCommand(folder).run("init", "-q", "--bare", "--initial-branch=main", "up.git");
    }

    @AfterEach
    void close() {
        repositories.close();
    }

    @Test
    void shouldReadAndWriteWhenKeyIsRight() throws Exception {
        try (var server = new GitSshServer(folder, 0, host, own)) {
            // Given
            var upstream = Upstream.overSsh(server.url("up.git"), null, key(own, PASSPHRASE, null));

            // When
            var project = create(upstream);
            project.edit(QA, Edit.write("a", bytes("one"), "a"));

            // Then
            assertThat(new GitCommand(folder.resolve("up.git")).run("show", "qa:a"))
                    .isEqualTo("one");
            assertThat(Files.readString(folder.resolve("local/demo.git/config")))
                    .contains(PublicKeyEntry.toString(host.getPublic()))
                    .doesNotContain(PASSPHRASE, "PRIVATE KEY");
            assertThat(repositories.tryOut("demo", upstream).defaultBranch()).contains("main");
        }
    }

    @Test
    void shouldRefuseWhenHostShowsAnotherKeyThanBefore() throws Exception {
        // Given
        var key = key(own, null, null);
        int port;
        String url;
        try (var server = new GitSshServer(folder, 0, host, own)) {
            port = server.port();
            url = server.url("up.git");
            create(Upstream.overSsh(url, null, key));
        }
        repositories.close();
        repositories = repositories();
        var other = pair("EC");
        try (var impostor = new GitSshServer(folder, port, other, own)) {
            // When
            assertThat(impostor.port()).isEqualTo(port);
            var refused = catchThrowableOfType(
                    UpstreamException.class, () -> repositories.connect("demo", Upstream.overSsh(url, null, key)));

            // Then
            assertThat(refused.kind()).isEqualTo(Kind.HOST_KEY);
            assertThat(refused).hasMessageContaining("ssh.hostKey \"" + PublicKeyEntry.toString(other.getPublic()));
            var told = key(own, null, PublicKeyEntry.toString(other.getPublic()));
            assertThat(repositories
                            .connect("demo", Upstream.overSsh(url, null, told))
                            .value())
                    .isPresent();
        }
    }

    @Test
    void shouldSayWhatIsWrongWhenUpstreamCannotBeUsed() throws Exception {
        try (var server = new GitSshServer(folder, 0, host, own)) {
            // Given
            var url = server.url("up.git");
            var stranger = key(pair("EC"), null, null);
            var right = key(own, null, null);
            var wrongHost = key(own, null, PublicKeyEntry.toString(pair("EC").getPublic()));

            // When
            var unknown = refusal(Upstream.overSsh(url, null, stranger));
            var keyless = refusal(Upstream.open(url));
            var missing = refusal(Upstream.overSsh(server.url("other.git"), null, right));
            var impostor = refusal(Upstream.overSsh(url, null, wrongHost));

            // Then
            assertThat(unknown.kind()).as(unknown.getMessage()).isEqualTo(Kind.UNAUTHORIZED);
            assertThat(unknown).hasMessageContaining("Add the public key");
            assertThat(keyless.kind()).as(keyless.getMessage()).isEqualTo(Kind.UNAUTHORIZED);
            assertThat(keyless).hasMessageContaining("ssh.privateKey");
            assertThat(missing.kind()).as(missing.getMessage()).isEqualTo(Kind.NOT_FOUND);
            assertThat(impostor.kind()).as(impostor.getMessage()).isEqualTo(Kind.HOST_KEY);
        }
    }

    @Test
    void shouldSayInvalidKeyWhenItCannotBeRead() throws Exception {
        // Given
        var text = privateKey(own, PASSPHRASE);

        // When
        var withoutPassphrase = catchThrowableOfType(UpstreamException.class, () -> new SshKey(text, null, null));
        var wrong = catchThrowableOfType(UpstreamException.class, () -> new SshKey(text, "wr0ng-phrase", null));
        var noKey = catchThrowableOfType(UpstreamException.class, () -> new SshKey("hello", null, null));
        var noHost = catchThrowableOfType(
                UpstreamException.class, () -> new SshKey(text, PASSPHRASE, "ssh-ed25519 nonsense"));

        // Then
        assertThat(List.of(withoutPassphrase, wrong, noKey, noHost))
                .extracting(UpstreamException::kind)
                .containsOnly(Kind.INVALID_KEY);
        assertThat(withoutPassphrase).hasMessageContaining("passphrase");
        assertThat(wrong).hasMessageNotContaining("wr0ng-phrase");
    }

    @Test
    void shouldReadEveryUsualKindOfKey() throws Exception {
        for (var algorithm : List.of("ed25519", "rsa", "ecdsa")) {
            // Given
            var written = resource(algorithm);

            // When
            var read = new SshKey(written, PASSPHRASE, null);

            // Then
            var line = PublicKeyEntry.toString(read.pair().getPublic());
            assertThat(resource(algorithm + ".pub")).startsWith(line);
            assertThat(read.toString()).doesNotContain(PASSPHRASE).doesNotContain("BEGIN");
        }
    }

    private Repositories repositories() {
        return new Repositories(
                folder.resolve("local"),
                RepositorySettings.defaults()
                        .withUpstreams(HostedProject.HERE)
                        .withFreshness(Duration.ZERO, Duration.ofSeconds(20)));
    }

    private ProjectRepository create(Upstream upstream) {
        return repositories
                .create(new NewProject("demo", List.of("qa"), HostedProject.shipyard(), upstream))
                .value()
                .orElseThrow();
    }

    private UpstreamException refusal(Upstream upstream) {
        return catchThrowableOfType(UpstreamException.class, () -> repositories.tryOut("other", upstream));
    }

    private static SshKey key(KeyPair pair, @Nullable String passphrase, @Nullable String host)
            throws IOException, GeneralSecurityException {
        return new SshKey(privateKey(pair, passphrase), passphrase, host);
    }

    /** As ssh-keygen wrote it, with the passphrase above; it opens nothing. */
    private static String resource(String name) throws IOException {
        try (var in = SshUpstreamTest.class.getResourceAsStream("/keys/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static String privateKey(KeyPair pair, @Nullable String passphrase)
            throws IOException, GeneralSecurityException {
        var encryption = new OpenSSHKeyEncryptionContext();
        encryption.setPassword(passphrase);
        encryption.setCipherType("256");
        var text = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(
                pair, "test", passphrase == null ? null : encryption, text);
        return text.toString(StandardCharsets.US_ASCII);
    }

    /** Ed25519, as hosts have it. */
    private static KeyPair hostKey() {
        try {
            return new SshKey(resource("ed25519"), PASSPHRASE, null).pair();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
