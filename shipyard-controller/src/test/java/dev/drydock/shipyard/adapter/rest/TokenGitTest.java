package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.TokenApi.madeFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.DrydockStack;
import dev.drydock.testkit.GitCommand;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class TokenGitTest {
    @TempDir
    Path folder;

    @Test
    void shouldFetchWithReadAndPushOnlyWithConfigure() {
        // Given
        var project = ProjectApi.createWithService("helloservice");
        var reader = madeFor(project, "read");
        var writer = madeFor(project, "read", "configure");
        var git = new GitCommand(folder);
        git.run("clone", "-q", "-b", "qa", HostedGit.url(project, reader.text()), "clone");
        var clone = new GitCommand(folder.resolve("clone"));

        // When
        var refused = clone.push("helloservice/a.txt", "a");
        clone.run("remote", "set-url", "origin", HostedGit.url(project, writer.text()));
        var pushed = clone.push("helloservice/b.txt", "b".repeat(1_500_000));

        // Then
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.output()).contains("403");
        assertThat(pushed.exit()).as(pushed.output()).isZero();
        ProjectApi.read(project + "/stage/qa/service/helloservice", "b.txt").statusCode(200);
    }

    @Test
    void shouldKeepOthersOut() {
        // Given
        var project = ProjectApi.createWithService("helloservice");
        var other = madeFor(ProjectApi.freshName(), "read", "configure");
        var revoked = madeFor(project, "read", "configure");
        TokenApi.revoke(revoked);
        var git = new GitCommand(folder);

        // When
        var ofOther = git.attempt("clone", "-q", HostedGit.url(project, other.text()), "a");
        var ofRevoked = git.attempt("clone", "-q", HostedGit.url(project, revoked.text()), "b");

        // Then
        assertThat(ofOther.exit()).isNotZero();
        assertThat(ofOther.output()).contains("403");
        assertThat(ofRevoked.exit()).isNotZero();
        assertThat(ofRevoked.output()).contains("Authentication failed");
    }
}
