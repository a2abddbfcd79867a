package dev.drydock.shipyard.domain.integration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The id of an integration; the same service in the same place always has the same. */
public record IntegrationId(String value) {
    /** The SHA-1 of {@code name-namespace-node} in hex, as Keptn's clients expect it. */
    public static IntegrationId of(String name, String namespace, String node) {
        try {
            var raw = name + '-' + namespace + '-' + node;
            var hash = MessageDigest.getInstance("SHA-1").digest(raw.getBytes(StandardCharsets.UTF_8));
            return new IntegrationId(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
