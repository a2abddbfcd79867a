package dev.drydock.jobs.domain;

import dev.drydock.model.job.ImagePullPolicy;
import java.util.Optional;

/** When an image is fetched if its task does not say, as Kubernetes does it. */
public final class ImagePull {
    private ImagePull() {}

    /** Always where the tag may move on unnoticed ({@code latest}, or none), else only if the image is not there. */
    public static ImagePullPolicy of(Optional<ImagePullPolicy> said, String image) {
        return said.orElseGet(() -> {
            var last = image.substring(image.lastIndexOf('/') + 1);
            var isFixed = image.contains("@") || (last.contains(":") && !last.endsWith(":latest"));
            return isFixed ? ImagePullPolicy.IF_NOT_PRESENT : ImagePullPolicy.ALWAYS;
        });
    }
}
