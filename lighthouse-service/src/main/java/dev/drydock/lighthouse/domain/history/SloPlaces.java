package dev.drydock.lighthouse.domain.history;

import dev.drydock.model.slo.SloParser;
import dev.drydock.model.yaml.Places;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the objectives of an SLO file stand in it. */
public final class SloPlaces {
    private SloPlaces() {}

    /** The line of each indicator's objective, counted from 1, in the order of the file; empty for a file that cannot be read. */
    public static Map<String, Integer> of(String file, String text) {
        var places = Places.of(file, text);
        var lines = new LinkedHashMap<String, Integer>();
        SloParser.parse(file, text).value().ifPresent(slo -> {
            for (var at = 0; at < slo.objectives().size(); at++) {
                lines.putIfAbsent(
                        slo.objectives().get(at).sli(),
                        places.problem("", "objectives", at).line());
            }
        });
        return Collections.unmodifiableMap(lines);
    }
}
