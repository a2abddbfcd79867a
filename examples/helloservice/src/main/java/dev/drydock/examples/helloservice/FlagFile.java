package dev.drydock.examples.helloservice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/**
 * The feature flag in a file of flagd's JSON format ({@code flags.<name>.defaultVariant} is {@code on} or {@code off}). All
 * replicas of a stage read the same file, so one change reaches them all.
 */
final class FlagFile {
    static final String FLAG = "PromotionCampaign";

    private static final String OFF = """
            {
              "$schema": "https://flagd.dev/schema/v0/flags.json",
              "flags": {
                "PromotionCampaign": {
                  "state": "ENABLED",
                  "variants": { "on": true, "off": false },
                  "defaultVariant": "off"
                }
              }
            }
            """;
    private static final Pattern VARIANT = Pattern.compile(
            "(\"" + FLAG + "\"(?:(?!\"defaultVariant\").)*\"defaultVariant\"\\s*:\\s*\")(on|off)(\")", Pattern.DOTALL);
    private static final Pattern DISABLED =
            Pattern.compile("\"" + FLAG + "\"\\s*:\\s*\\{[^{}]*\"state\"\\s*:\\s*\"DISABLED\"");

    private final Path path;

    FlagFile(Path path) {
        this.path = path;
    }

    boolean isOn() {
        var text = read();
        var variant = VARIANT.matcher(text);
        return variant.find()
                && variant.group(2).equals("on")
                && !DISABLED.matcher(text).find();
    }

    /**
     * Sets the flag and keeps everything else in the file; readers see the old or the new file, never a part. The answer is
     * false when the file exists but does not have the flag.
     */
    synchronized boolean set(boolean on) {
        var variant = VARIANT.matcher(read());
        if (!variant.find()) {
            return false;
        }
        write(variant.replaceFirst("$1" + (on ? "on" : "off") + "$3"));
        return true;
    }

    private String read() {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            return OFF;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            var folder = Files.createDirectories(path.toAbsolutePath().getParent());
            var fresh = Files.createTempFile(folder, "flags", ".json");
            Files.writeString(fresh, text);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
