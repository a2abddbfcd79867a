package dev.drydock.examples.platform;

/**
 * What a release shall become.
 *
 * @param image named in overviews and handed to the replicas as their version; nothing is pulled
 * @param replicas how many shall run
 * @param values what the user had set, kept for {@code --reuse-values}
 * @param install whether a release that does not exist is made
 * @param createNamespace whether a namespace that does not exist is made
 */
public record Upgrade(String image, int replicas, String values, boolean install, boolean createNamespace) {
    private static final int MOST_REPLICAS = 20;

    public Upgrade {
        if (replicas < 0 || replicas > MOST_REPLICAS) {
            throw new PlatformRefusal(
                    400, "Expected 0 to " + MOST_REPLICAS + " replicas on one machine, but got " + replicas);
        }
    }

    /** What stands after the colon of the image. */
    String version() {
        var tag = image.lastIndexOf(':');
        return tag > image.lastIndexOf('/') ? image.substring(tag + 1) : "latest";
    }
}
