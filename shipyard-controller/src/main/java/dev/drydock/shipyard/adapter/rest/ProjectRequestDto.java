package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.Given.given;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.domain.project.Remote;
import dev.drydock.upstream.StageLayout;
import java.util.Arrays;
import java.util.Optional;

/** A project to create or to change, as Keptn's clients send it: the old ones with all of Git's fields in a row. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProjectRequestDto(
        String name,
        String shipyard,
        String layout,
        GitCredentialsDto gitCredentials,
        @JsonUnwrapped FlatCredentialsDto flat) {
    /** Before Keptn 0.17. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record FlatCredentialsDto(
            String gitRemoteURL,
            String gitUser,
            String gitToken,
            String gitPrivateKey,
            String gitPrivateKeyPass,
            String gitProxyUrl,
            String gitProxyScheme,
            String gitProxyUser,
            String gitProxyPassword,
            Boolean gitProxyInsecure,
            Boolean insecureSkipTLS,
            String gitPemCertificate) {
        private GitCredentialsDto nested() {
            var proxy = gitProxyUrl == null
                    ? null
                    : new GitCredentialsDto.ProxyDto(gitProxyUrl, gitProxyScheme, gitProxyUser, gitProxyPassword);
            return new GitCredentialsDto(
                    gitRemoteURL,
                    gitUser,
                    given(gitPrivateKey).isPresent()
                            ? null
                            : new GitCredentialsDto.HttpsDto(
                                    gitToken,
                                    gitPemCertificate,
                                    insecureSkipTLS == null ? gitProxyInsecure : insecureSkipTLS,
                                    proxy),
                    given(gitPrivateKey).isPresent()
                            ? new GitCredentialsDto.SshDto(gitPrivateKey, gitPrivateKeyPass, null)
                            : null);
        }
    }

    Optional<StageLayout> stageLayout() {
        return given(layout)
                .map(word -> Arrays.stream(StageLayout.values())
                        .filter(known -> known.name().equalsIgnoreCase(word))
                        .findFirst()
                        .orElseThrow(() -> new Refusal(
                                400,
                                "malformed-body",
                                "The field 'layout' is '%s'; expected branches or directories.".formatted(word))));
    }

    Optional<byte[]> shipyardFile() {
        return given(shipyard).map(text -> ProjectBody.base64("shipyard", text));
    }

    Optional<Remote> remote() {
        if (gitCredentials != null) {
            return gitCredentials.read();
        }
        return Optional.ofNullable(flat)
                .filter(old -> given(old.gitRemoteURL()).isPresent())
                .flatMap(old -> old.nested().read());
    }
}
