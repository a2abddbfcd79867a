package dev.drydock.shipyard.adapter.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.drydock.shipyard.domain.project.Remote;
import java.util.Optional;

/** A project to create or to change, as Keptn's clients send it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProjectRequestDto(String name, String shipyard, GitCredentialsDto gitCredentials) {
    @JsonIgnoreProperties(ignoreUnknown = true)
    record GitCredentialsDto(String remoteURL, String user, HttpsDto https) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record HttpsDto(String token) {}

    Optional<byte[]> shipyardFile() {
        return Optional.ofNullable(shipyard)
                .filter(text -> !text.isBlank())
                .map(text -> ProjectBody.base64("shipyard", text));
    }

    Optional<Remote> remote() {
        return Optional.ofNullable(gitCredentials)
                .filter(git -> isGiven(git.remoteURL()))
                .map(git -> new Remote(
                        git.remoteURL(),
                        Optional.ofNullable(git.user()).filter(ProjectRequestDto::isGiven),
                        Optional.ofNullable(git.https()).map(HttpsDto::token).filter(ProjectRequestDto::isGiven)));
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }
}
