package dev.drydock.model.job;

/** When Kubernetes pulls the image. */
public enum ImagePullPolicy {
    ALWAYS("Always"),
    NEVER("Never"),
    IF_NOT_PRESENT("IfNotPresent");

    private final String text;

    ImagePullPolicy(String text) {
        this.text = text;
    }

    /** As the file and Kubernetes write it. */
    public String text() {
        return text;
    }
}
