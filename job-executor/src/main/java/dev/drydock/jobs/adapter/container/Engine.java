package dev.drydock.jobs.adapter.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.drydock.jobs.domain.TaskRefused;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** The container engine at the other end of a socket. All operations block. */
final class Engine implements Closeable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 200;
    private static final Pattern ERROR = Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final DockerClient client;
    private final String identity;
    private final boolean podman;

    private Engine(DockerClient client, String identity, boolean podman) {
        this.client = client;
        this.identity = identity;
        this.podman = podman;
    }

    /**
     * Connects, and makes sure that somebody answers.
     *
     * @throws IllegalStateException if nobody does, with what to do
     */
    static Engine connect(String socket) {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(socket)
                .withDockerTlsVerify(false)
                .build();
        var http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .connectionTimeout(TO_CONNECT)
                .maxConnections(CONNECTIONS)
                .build();
        var client = DockerClientImpl.getInstance(config, http);
        try {
            var info = client.infoCmd().exec();
            var version = client.versionCmd().exec();
            return new Engine(
                    client,
                    "%s %s".formatted(info.getName(), info.getDockerRootDir()),
                    String.valueOf(version.getRawValues()).contains("Podman"));
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    ("drydock.job-executor.runtime is 'container', but no container engine answers at %s (%s): start "
                                    + "Docker or Podman, let this user use its socket, or name another with "
                                    + "drydock.job-executor.container.socket")
                            .formatted(socket, reason(e)),
                    e);
        }
    }

    DockerClient client() {
        return client;
    }

    /** Where containers live: the engine's machine and its folder. */
    String identity() {
        return identity;
    }

    boolean isPodman() {
        return podman;
    }

    /** The container with this name, as it is now. */
    Optional<InspectContainerResponse> find(String name) {
        try {
            return Optional.of(client.inspectContainerCmd(name).exec());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    boolean hasImage(String image) {
        try {
            client.inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** Fetches an image, as long as that takes. */
    void pull(String image) {
        try {
            client.pullImageCmd(withTag(image))
                    .exec(new PullImageResultCallback())
                    .awaitCompletion();
        } catch (DockerException | DockerClientException e) {
            throw new TaskRefused("the image '%s' cannot be pulled: %s".formatted(image, reason(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the image '%s' was pulled".formatted(image), e);
        }
    }

    /** What the engine says, without the wrapping of HTTP and JSON. */
    static String reason(Throwable failure) {
        var text = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
        var error = ERROR.matcher(text);
        return (error.find() ? error.group(1).replace("\\\"", "\"").replace("\\n", " ") : text)
                .replaceFirst("^Status \\d+: ", "")
                .strip();
    }

    /** Without a tag an engine would fetch all of them. */
    static String withTag(String image) {
        return isTagged(image) ? image : image + ":latest";
    }

    static boolean isTagged(String image) {
        return image.contains("@")
                || image.substring(image.lastIndexOf('/') + 1).contains(":");
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
