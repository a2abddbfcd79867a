package dev.drydock.model.job;

import dev.drydock.model.job.Resources.Quantities;
import dev.drydock.model.yaml.YamlValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code resources}; a quantity Kubernetes would refuse is refused here already. */
final class ResourcesReader {
    private static final Pattern QUANTITY =
            Pattern.compile("[-+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][-+]?\\d+)?");

    private ResourcesReader() {}

    static Optional<Resources> read(YamlValue block) {
        var resources = block.object("resources", "limits", "requests");
        var read = new Resources(quantities(resources.get("limits")), quantities(resources.get("requests")));
        return block.isAbsent() ? Optional.empty() : Optional.of(read);
    }

    private static Quantities quantities(YamlValue block) {
        var quantities = block.object("resource list", "cpu", "memory");
        return new Quantities(quantity(quantities.get("cpu")), quantity(quantities.get("memory")));
    }

    private static Optional<String> quantity(YamlValue place) {
        var written = place.text().filter(text -> !text.isEmpty());
        written.filter(text -> !QUANTITY.matcher(text).matches())
                .ifPresent(text -> place.error("'%s' is no quantity like 500m, 1 or 128Mi", text));
        return written;
    }
}
