package dev.drydock.upstream;

import static dev.drydock.upstream.HostedProject.bytes;
import static dev.drydock.upstream.HostedProject.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.drydock.testkit.GitCommand;
import dev.drydock.upstream.UpstreamException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Upstreams on Git's own server over HTTP(S): what works, and what is said when it does not. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RemoteUpstreamTest {
    private static final Level QA = Level.stage("qa");

    @TempDir
    Path folder;

    private Repositories repositories;

    @BeforeEach
    void open() {
        repositories = repositories("local", HostedProject.HERE);
        new GitCommand(folder).run("init", "-q", "--bare", "--initial-branch=trunk", "up.git");
    }

    @AfterEach
    void close() {
        repositories.close();
    }

    @Test
    void shouldReadAndWriteOverTlsWhenCertificateIsGiven() throws IOException {
        var authority = TestAuthority.in(folder);
        try (var backend = new GitBackend(folder, authority.server())) {
            // Given
            var url = backend.url("up.git");
            assertThat(kind(upstream(url, TlsTrust.PUBLIC, null))).isEqualTo(Kind.CERTIFICATE);

            // When
            var trusted = upstream(url, new TlsTrust(authority.certificate(), false), null);
            var project = create(repositories, trusted);
            project.edit(QA, Edit.write("a", bytes("one"), "a"));

            // Then
            assertThat(inUpstream("show", "qa:a")).isEqualTo("one");
            assertThat(project.defaultBranch()).isEqualTo("main");
            assertThat(repositories
                            .tryOut("other", upstream(url, new TlsTrust(null, true), null))
                            .branches())
                    .containsExactly("main", "qa");
        }
    }

    @Test
    void shouldGoThroughProxyWhenThereIsOne() throws IOException {
        var authority = TestAuthority.in(folder);
        try (var proxy = new TestProxy();
                var plain = new GitBackend(folder, null);
                var secure = new GitBackend(folder, authority.server())) {
            // Given
            var right = new ForwardProxy("http", "127.0.0.1", proxy.port(), TestProxy.USER, TestProxy.PASSWORD);
            var wrong = new ForwardProxy("http", "127.0.0.1", proxy.port(), TestProxy.USER, "wrong-password");
            var trust = new TlsTrust(authority.certificate(), false);

            // When
            var project = create(repositories, upstream(secure.url("up.git"), trust, right));
            project.edit(QA, Edit.write("a", bytes("one"), "a"));

            // Then
            assertThat(proxy.carried()).isNotEmpty().allMatch(line -> line.startsWith("CONNECT 127.0.0.1:"));
            assertThat(inUpstream("show", "qa:a")).isEqualTo("one");
            assertThat(repositories
                            .tryOut("x", upstream(plain.url("up.git"), TlsTrust.PUBLIC, right))
                            .branches())
                    .contains("qa");
            assertThat(proxy.carried()).anyMatch(line -> line.startsWith("GET http://127.0.0.1:"));
            for (var url : List.of(plain.url("up.git"), secure.url("up.git"))) {
                var refused = refusal(upstream(url, trust, wrong));
                assertThat(refused.kind()).as(url).isEqualTo(Kind.PROXY);
                assertThat(refused).hasMessageContaining("https.proxy.password");
            }
        }
    }

    @Test
    void shouldSayWhatIsWrongWhenUpstreamCannotBeUsed() throws IOException {
        try (var backend = new GitBackend(folder, null)) {
            // Given
            var url = backend.url("up.git");

            // When
            var nobody = refusal(upstream("http://127.0.0.1:" + unusedPort() + "/up.git"));
            var unknown = refusal(upstream("https://no-such-host.invalid/up.git"));
            var missing = refusal(upstream(backend.url("other.git")));
            var open = refusal(Upstream.open(url));
            var wrong = refusal(new Upstream(url, GitBackend.USER, "wr0ng-token"));
            backend.answerInstead(GitBackend.status(403, ""));
            var forbidden = refusal(upstream(url));
            backend.answerInstead(GitBackend.status(200, "<html>Welcome</html>"));
            var page = refusal(upstream(url));
            backend.answerInstead(GitBackend.status(502, ""));
            var broken = refusal(upstream(url));

            // Then
            assertThat(nobody.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(nobody).hasMessageContaining("refused").hasMessageContaining("Check that the host");
            assertThat(unknown.kind()).isEqualTo(Kind.UNKNOWN_HOST);
            assertThat(unknown).hasMessageContaining("does not resolve");
            assertThat(missing.kind()).isEqualTo(Kind.NOT_FOUND);
            assertThat(open.kind()).isEqualTo(Kind.UNAUTHORIZED);
            assertThat(open).hasMessageContaining("asks for credentials");
            assertThat(wrong.kind()).isEqualTo(Kind.UNAUTHORIZED);
            assertThat(wrong).hasMessageContaining("did not accept").hasMessageNotContaining("wr0ng-token");
            assertThat(forbidden.kind()).isEqualTo(Kind.FORBIDDEN);
            assertThat(page.kind()).isEqualTo(Kind.PROTOCOL);
            assertThat(page).hasMessageContaining("does not speak Git");
            assertThat(broken.kind()).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void shouldSayProtectedBranchWhenUpstreamRefusesThePush() throws IOException {
        try (var backend = new GitBackend(folder, null)) {
            // Given
            var project = create(repositories, upstream(backend.url("up.git")));
            var hook = folder.resolve("up.git/hooks/pre-receive");
            java.nio.file.Files.writeString(hook, "#!/bin/sh\necho protected branch >&2\nexit 1\n");
            assertThat(hook.toFile().setExecutable(true)).isTrue();

            // When
            var refused = catchThrowableOfType(
                    UpstreamException.class, () -> project.edit(QA, Edit.write("a", bytes("x"), "a")));

            // Then
            assertThat(refused.kind()).isEqualTo(Kind.REJECTED);
            assertThat(refused).hasMessageContaining("'qa'").hasMessageContaining("lift its protection");
            assertThat(project.read(QA, "a", null).value()).isEmpty();
        }
    }

    @Test
    void shouldNotFollowWhenUpstreamSendsUsElsewhere() throws IOException {
        try (var backend = new GitBackend(folder, null);
                var elsewhere = new GitBackend(folder, null)) {
            // Given
            backend.answerInstead(GitBackend.redirect(elsewhere.url("x").replace("/x", "")));

            // When
            var refused = refusal(upstream(backend.url("up.git")));

            // Then
            assertThat(refused.kind()).isEqualTo(Kind.REDIRECTED);
            assertThat(refused).hasMessageContaining(elsewhere.url("x").replace("/x", ""));
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void shouldRefuseLoopbackWhenItsNetworkIsNotAllowed() throws IOException {
        try (var backend = new GitBackend(folder, null);
                var proxy = new TestProxy();
                var strict = repositories("strict", UpstreamRules.publicOnly())) {
            // Given
            var straight = upstream(backend.url("up.git"));
            var named = upstream(backend.url("up.git").replace("127.0.0.1", "localhost"));
            var through = new Upstream(
                    "http://example.org/up.git",
                    null,
                    GitBackend.PASSWORD,
                    TlsTrust.PUBLIC,
                    new ForwardProxy("http", "127.0.0.1", proxy.port(), null, null),
                    null);
            var ssh = Upstream.open("ssh://git@127.0.0.1/up.git");

            for (var upstream : List.of(straight, named, through, ssh)) {
                // When
                var refused = catchThrowableOfType(UpstreamException.class, () -> strict.tryOut("demo", upstream));

                // Then
                assertThat(refused.kind()).as(upstream.url()).isEqualTo(Kind.FORBIDDEN_ADDRESS);
                assertThat(refused).hasMessageContaining("drydock.shipyard.upstreams.networks");
            }
            assertThat(backend.requests()).isEmpty();
            assertThat(proxy.carried()).isEmpty();
        }
    }

    @Test
    void shouldServeLastStateAsStaleWhenServerIsAway() throws IOException {
        try (var backend = new GitBackend(folder, null)) {
            // Given
            var project = create(repositories, upstream(backend.url("up.git")));
            project.edit(QA, Edit.write("a", bytes("one"), "a"));
            backend.answerInstead(GitBackend.status(503, ""));

            // When
            var away = project.read(QA, "a", null);
            backend.answerInstead(null);
            project.refresh();
            var back = project.read(QA, "a", null);

            // Then
            assertThat(text(away)).isEqualTo("one");
            assertThat(away.value().orElseThrow().stale()).isTrue();
            assertThat(back.value().orElseThrow().stale()).isFalse();
        }
    }

    private static int unusedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Repositories repositories(String name, UpstreamRules rules) {
        return new Repositories(
                folder.resolve(name),
                RepositorySettings.defaults().withUpstreams(rules).withFreshness(Duration.ZERO, Duration.ofSeconds(5)));
    }

    private static ProjectRepository create(Repositories repositories, Upstream upstream) {
        return repositories
                .create(new NewProject("demo", List.of("qa"), HostedProject.shipyard(), upstream))
                .value()
                .orElseThrow();
    }

    private static Upstream upstream(String url) {
        return upstream(url, TlsTrust.PUBLIC, null);
    }

    private static Upstream upstream(String url, TlsTrust trust, @Nullable ForwardProxy proxy) {
        return new Upstream(url, GitBackend.USER, GitBackend.PASSWORD, trust, proxy, null);
    }

    private Kind kind(Upstream upstream) {
        return refusal(upstream).kind();
    }

    private UpstreamException refusal(Upstream upstream) {
        return catchThrowableOfType(UpstreamException.class, () -> repositories.tryOut("other", upstream));
    }

    private String inUpstream(String... arguments) {
        return new GitCommand(folder.resolve("up.git")).run(arguments);
    }
}
