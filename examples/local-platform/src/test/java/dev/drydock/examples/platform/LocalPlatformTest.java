package dev.drydock.examples.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPlatformTest {
    private static final ReleaseName PRODUCTION = new ReleaseName("fulltour-production", "helloservice");
    private static final ReleaseName QA = new ReleaseName("fulltour-qa", "helloservice");

    @TempDir
    private Path folder;

    private LocalPlatform platform;

    @BeforeEach
    void start() {
        platform = LocalPlatform.start(folder);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void shouldKeepTheFirstReplicaAndLeaveQaAloneWhenProductionIsScaled() {
        // Given
        platform.upgrade(QA, wanted(1));
        var first = platform.upgrade(PRODUCTION, wanted(1)).replicas().get(0);

        // When
        platform.upgrade(PRODUCTION, wanted(2));

        // Then
        assertThat(platform.replicasByNamespace().get("fulltour-production"))
                .hasSize(2)
                .contains(first);
        assertThat(platform.replicasByNamespace().get("fulltour-qa")).hasSize(1);
        assertThat(platform.overview()).contains("fulltour-qa").contains("helloservice-r1-1");
    }

    @Test
    void shouldGiveEachReplicaItsTurnWhenAskedByNameThroughTheProxy() {
        // Given
        platform.upgrade(PRODUCTION, wanted(2));

        // When
        var pages = IntStream.range(0, 4)
                .mapToObj(i ->
                        send(byName("http://helloservice.fulltour-production/")).body())
                .toList();

        // Then
        assertThat(new TreeSet<>(pages)).hasSize(2);
        assertThat(pages).allMatch(page -> page.contains("version v1"));
    }

    @Test
    void shouldReachAllReplicasWhenAFlagIsSetByPath() {
        // Given
        platform.upgrade(PRODUCTION, wanted(2));
        var address = platform.flagAddressTemplate()
                .replace("{project}", "fulltour")
                .replace("{stage}", "production")
                .replace("{service}", "helloservice")
                .replace("{flag}", "PromotionCampaign");

        // When
        var answer = send(HttpRequest.newBuilder(URI.create(address))
                .PUT(BodyPublishers.ofString("true"))
                .build());

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(IntStream.range(0, 2)
                        .mapToObj(i -> send(HttpRequest.newBuilder(URI.create(address))
                                        .build())
                                .body()))
                .allMatch(state -> state.contains("\"value\":true"));
    }

    @Test
    void shouldTellPrometheusWhereTheReplicasRun() {
        // Given
        var replica = platform.upgrade(PRODUCTION, wanted(1)).replicas().get(0);

        // When
        var targets = platform.targets();

        // Then
        assertThat(targets)
                .content()
                .contains("[\"" + replica.address().getAuthority() + "\"]")
                .contains("\"project\": \"fulltour\", \"stage\": \"production\", \"service\": \"helloservice\"");
    }

    @Test
    void shouldReplaceTheReplicasWhenTheImageIsAnother() {
        // Given
        var old = platform.upgrade(PRODUCTION, wanted(1)).replicas().get(0);

        // When
        platform.upgrade(PRODUCTION, new Upgrade("drydock/helloservice:v2", 1, "", true, true));

        // Then
        assertThat(old.isAlive()).isFalse();
        assertThat(send(byName("http://helloservice.fulltour-production/")).body())
                .contains("version v2");
    }

    @Test
    void shouldAskTheOtherReplicaWhenOneHasDied() {
        // Given
        var replicas = platform.upgrade(PRODUCTION, wanted(2)).replicas();

        // When
        replicas.get(0).close();

        // Then
        assertThat(IntStream.range(0, 4)
                        .mapToObj(i -> send(byName("http://helloservice.fulltour-production/"))
                                .statusCode()))
                .containsOnly(200);
    }

    @Test
    void shouldSayWhatIsMissingWhenAServiceIsUnknown() {
        // Given
        var unknown = byName("http://nothing.fulltour-qa/");

        // When
        var answer = send(unknown);

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no release nothing in namespace fulltour-qa");
    }

    @Test
    void shouldRefuseNamesThatAClusterWouldRefuse() {
        // Given
        var name = "../etc";

        // When
        var naming = assertThatThrownBy(() -> new ReleaseName(name, "x"));

        // Then
        naming.isInstanceOf(PlatformRefusal.class).hasMessageContaining("a-z, 0-9 and '-'");
    }

    @Test
    void shouldStopEveryProcessWhenClosed() {
        // Given
        var replicas = platform.upgrade(PRODUCTION, wanted(2)).replicas();

        // When
        platform.close();

        // Then
        assertThat(replicas).noneMatch(Replica::isAlive);
        assertThat(platform.targets()).content().doesNotContain("127.0.0.1");
    }

    private static Upgrade wanted(int replicas) {
        return new Upgrade("drydock/helloservice:v1", replicas, "", true, true);
    }

    private static HttpRequest byName(String address) {
        return HttpRequest.newBuilder(URI.create(address)).build();
    }

    /** Names go through the platform as through a proxy; addresses of this machine do not need it. */
    private HttpResponse<String> send(HttpRequest request) {
        var isName = !request.uri().getHost().equals("127.0.0.1");
        var proxy = new InetSocketAddress("127.0.0.1", platform.url().getPort());
        var client =
                isName ? HttpClient.newBuilder().proxy(ProxySelector.of(proxy)).build() : HttpClient.newHttpClient();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
