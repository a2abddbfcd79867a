package dev.drydock.upstream;

import java.util.Arrays;
import java.util.Optional;

/** The two services of Git over HTTP. */
public enum GitService {
    /** Clone, fetch and pull. */
    UPLOAD_PACK("git-upload-pack"),
    /** Push. */
    RECEIVE_PACK("git-receive-pack");

    private final String serviceName;

    GitService(String serviceName) {
        this.serviceName = serviceName;
    }

    /** The service of this name, as the query parameter {@code service} of {@code info/refs} has it. */
    public static Optional<GitService> ofName(String name) {
        return Arrays.stream(values())
                .filter(service -> service.serviceName.equals(name))
                .findFirst();
    }

    /** As in the URL's last part: {@code git-upload-pack} or {@code git-receive-pack}. */
    public String serviceName() {
        return serviceName;
    }

    /** The content type of the answer to {@code info/refs}. */
    public String advertisementType() {
        return "application/x-" + serviceName + "-advertisement";
    }

    /** The content type a request must have. */
    public String requestType() {
        return "application/x-" + serviceName + "-request";
    }

    /** The content type of the answer. */
    public String resultType() {
        return "application/x-" + serviceName + "-result";
    }
}
