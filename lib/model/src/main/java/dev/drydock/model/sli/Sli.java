package dev.drydock.model.sli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The queries of one provider ({@code <provider>/sli.yaml}).
 *
 * @param indicators name to query, in the order of the file; placeholders are for the provider to fill
 */
public record Sli(Map<String, String> indicators) {
    public Sli {
        indicators = Collections.unmodifiableMap(new LinkedHashMap<>(indicators));
    }
}
