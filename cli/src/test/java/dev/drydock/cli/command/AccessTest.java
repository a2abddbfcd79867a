package dev.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest extends PlayedCommands {
    private static final String SECRETS = "/api/secrets/v1/secret";
    private static final String TOKENS = "/api/v1/token";

    @Test
    void shouldCreateASecretAsKeptnDid() {
        // Given
        server.on("POST " + SECRETS, "{}");

        // When
        var ran = run("create", "secret", "registry", "--scope=fulltour", "--from-literal=A=1", "--from-literal=B=x=y");

        // Then
        assertThat(ran.out()).isEqualTo("Secret registry created successfully in scope fulltour\n");
        assertThat(server.lastAsked().body())
                .isEqualTo("{\"name\":\"registry\",\"scope\":\"fulltour\",\"data\":{\"A\":\"1\",\"B\":\"x=y\"}}");
    }

    @Test
    void shouldReadTheValuesOfASecretFromFilesAndNeverPrintThem() throws IOException {
        // Given
        server.on("PUT " + SECRETS, "{}");
        var file = Files.writeString(home.resolve("token.txt"), "of-a-file");
        input = "of-standard-input";

        // When
        var ran = run("update", "secret", "registry", "--from-file=A=" + file, "--from-file=B=-", "--output=json");

        // Then
        assertThat(server.lastAsked().body())
                .contains("\"scope\":\"keptn-default\"", "\"A\":\"of-a-file\"", "\"B\":\"of-standard-input\"");
        assertThat(ran.out()).contains("\"keys\"", "\"A\"", "\"B\"").doesNotContain("of-a-file", "of-standard");
    }

    @Test
    void shouldAskForAtLeastOneKey() {
        // When
        var none = run("create", "secret", "registry");
        var twice = run("create", "secret", "registry", "--from-literal=A=1", "--from-file=A=-");

        // Then
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("Expected at least one key", "--from-literal=KEY=VALUE");
        assertThat(twice.exitCode()).isEqualTo(2);
        assertThat(twice.err()).contains("'A' is given twice");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void shouldListAndDeleteSecrets() {
        // Given
        server.on(
                        "GET " + SECRETS,
                        "{\"secrets\":[{\"name\":\"registry\",\"scope\":\"fulltour\",\"keys\":[\"A\",\"B\"]}]}")
                .on("DELETE " + SECRETS, "{}");

        // When
        var listed = run("get", "secrets");
        var deleted = run("delete", "secret", "registry", "--scope=fulltour");

        // Then
        assertThat(listed.out()).isEqualTo("""
                        NAME       SCOPE      KEYS
                        registry   fulltour   A, B
                        """);
        assertThat(deleted.out()).isEqualTo("Secret registry deleted successfully from scope fulltour\n");
        assertThat(server.lastAsked().query()).isEqualTo("name=registry&scope=fulltour");
    }

    @Test
    void shouldPrintANewTokenAlone() {
        // Given
        server.on("POST " + TOKENS, "{\"name\":\"ci\",\"token\":\"drydock_abc\"}");

        // When
        var ran = run("create", "token", "ci", "--scope=read,send-events", "--project=fulltour", "--expires-in=90d");

        // Then
        assertThat(ran.out()).isEqualTo("drydock_abc\n");
        assertThat(ran.err()).contains("shown this once");
        assertThat(server.lastAsked().body())
                .startsWith(
                        "{\"name\":\"ci\",\"scopes\":[\"read\",\"send-events\"],\"projects\":[\"fulltour\"],\"expiresAt\":\"");
    }

    @Test
    void shouldPrintALinkThatLogsIn() {
        // Given
        server.on(
                "POST /api/v1/session/code", "{\"code\":\"drydock_login_abc\",\"expiresAt\":\"2026-11-22T10:15:00Z\"}");

        // When
        var ran = run("ui");

        // Then
        assertThat(ran.out()).matches("http://127\\.0\\.0\\.1:\\d+/login#code=drydock_login_abc\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"90", "d", "0d", "-1d", "1w", "9999999d"})
    void shouldSayWhatAnAgeLooksLike(String age) {
        // When
        var ran = run("create", "token", "ci", "--scope=read", "--expires-in=" + age);

        // Then
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("Expected an age such as 90d");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void shouldListAndRevokeTokens() {
        // Given
        server.on("GET " + TOKENS, """
                        {"tokens":[{"name":"ci","scopes":["read","send-events"],"projects":["fulltour"],"createdBy":"admin",
                        "expiresAt":"2026-12-22T10:00:00Z"},{"name":"admin","scopes":["admin"],
                        "createdBy":"the first start","lastUsedAt":"2026-11-22T10:00:00Z"}],"nextPageKey":"0"}""").on("DELETE " + TOKENS + "/ci", "{}");

        // When
        var listed = run("get", "tokens");
        var revoked = run("delete", "token", "ci");

        // Then
        assertThat(listed.out()).isEqualTo("""
                        NAME    SCOPES              PROJECTS   EXPIRES               LAST USED             CREATED BY
                        ci      read, send-events   fulltour   2026-12-22 10:00:00   -                     admin
                        admin   admin               all        -                     2026-11-22 10:00:00   the first start
                        """);
        assertThat(revoked.out()).isEqualTo("Token ci is revoked\n");
    }

    @Test
    void shouldShowWhoChangedWhat() {
        // Given
        server.on("GET /api/v1/audit", """
                {"uses":[{"time":"2026-11-22T10:00:00Z","token":"ci","method":"POST","path":"/api/v1/event",
                "project":"fulltour","status":200,"detail":"sh.keptn.event.qa.delivery.triggered",
                "address":"10.0.0.7"}],"nextPageKey":"7"}""");

        // When
        var ran = run("get", "audit", "--project=fulltour", "--token=ci", "--from=2026-11-22T00:00:00Z", "--limit=1");

        // Then
        assertThat(ran.out()).isEqualTo("""
                        TIME                  TOKEN   PROJECT    STATUS   WHAT                 DETAIL                                 FROM
                        2026-11-22 10:00:00   ci      fulltour   200      POST /api/v1/event   sh.keptn.event.qa.delivery.triggered   10.0.0.7
                        """);
        assertThat(server.asked()).hasSize(1);
        assertThat(server.lastAsked().query())
                .isEqualTo("project=fulltour&token=ci&fromTime=2026-11-22T00%3A00%3A00Z&pageSize=1");
    }

    @Test
    void shouldSayWhichScopeIsMissing() {
        // Given
        server.on("GET /api/v1/audit", 403, """
                        {"title":"Forbidden","status":403,"reason":"missing-scope",
                        "detail":"The token 'ci' lacks the scope 'admin', which GET /api/v1/audit needs; it has read."}""");

        // When
        var ran = run("get", "audit");

        // Then
        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.err()).contains("lacks the scope 'admin'");
    }

    @Test
    void shouldTakeTheTokenFromStandardInputAndLetOnlyItsOwnerReadIt() throws IOException {
        // Given
        server.on("POST /api/v1/auth", "{}");
        input = "from-standard-input\n";

        // When
        var ran = new CommandRunner(home).reading(input).run("auth", "--endpoint=" + server.url(), "--api-token=-");

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(server.lastAsked().token()).isEqualTo("from-standard-input");
        var config = home.resolve(".config/drydock/config.json");
        assertThat(Files.readString(config)).contains("from-standard-input");
        assertThat(Files.getPosixFilePermissions(config)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create secret",
                "update secret",
                "delete secret",
                "get secrets",
                "create token",
                "delete token",
                "get tokens",
                "get audit"
            })
    void shouldHelpWithAnExample(String command) {
        // When
        var ran = run((command + " --help").split(" "));

        // Then
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("Examples:", "drydock " + command);
    }
}
