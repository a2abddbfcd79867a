package dev.drydock.shipyard.application.secret;

/** Makes texts unreadable for whoever reads them where they are kept. */
public interface Sealing {
    /**
     * @param place where it will be kept; it can be opened for that place alone
     * @throws dev.drydock.kit.rest.Refusal 422 {@code no-secret-key} if the configuration gives no key
     */
    byte[] seal(String place, String text);

    /** @throws IllegalStateException when it was sealed with none of the keys, or for another place */
    String open(String place, byte[] sealed);

    /** Whether it was sealed with a former key, so that it should be sealed anew. */
    boolean isFormer(String place, byte[] sealed);
}
