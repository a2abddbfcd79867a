package dev.drydock.model.yaml;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Names what stands at a place, in a message's words. */
final class NodeDescription {
    private static final int LONGEST = 60;

    private NodeDescription() {}

    static String of(Node node) {
        if (node instanceof ScalarNode scalar) {
            return ofScalar(scalar);
        }
        return node instanceof MappingNode ? "an object" : "a list";
    }

    private static String ofScalar(ScalarNode scalar) {
        if (scalar.getTag().equals(Tag.NULL)) {
            return "nothing";
        }
        var quote = scalar.getScalarStyle() == ScalarStyle.PLAIN ? "'" : "\"";
        return quote + shortened(scalar.getValue()) + quote;
    }

    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
