package dev.drydock.model.shipyard;

import dev.drydock.model.yaml.YamlValue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which {@code apiVersion} a shipyard may have: any semantic version from 0.2 on, as Keptn takes it. */
final class ShipyardVersion {
    private static final Pattern VERSION = Pattern.compile(
            "(?:spec\\.keptn\\.sh/)?v?(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.\\d{1,9})?(?:[-+][0-9A-Za-z.+-]+)?");

    private ShipyardVersion() {}

    static void check(YamlValue apiVersion) {
        apiVersion.text().ifPresent(text -> {
            var version = VERSION.matcher(text);
            if (!version.matches()) {
                apiVersion.error("apiVersion '%s' is no version like spec.keptn.sh/0.2.2", text);
            } else if (Integer.parseInt(version.group(1)) == 0 && minor(version.group(2)) < 2) {
                apiVersion.error("apiVersion '%s' is too old, expected spec.keptn.sh/0.2.0 or later", text);
            }
        });
    }

    private static int minor(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
