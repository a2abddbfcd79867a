package dev.drydock.model.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Resolves {@code <<: *defaults}: an object's own keys win over merged ones, earlier merged ones over later. */
final class MergeKeys {
    private MergeKeys() {}

    static Map<ScalarNode, Node> entriesOf(MappingNode mapping) {
        var byName = new LinkedHashMap<String, Map.Entry<ScalarNode, Node>>();
        var merged = new ArrayList<MappingNode>();
        for (var entry : mapping.getValue()) {
            if (entry.getKeyNode().getTag().equals(Tag.MERGE)) {
                merged.addAll(mappingsIn(entry.getValueNode()));
            } else if (entry.getKeyNode() instanceof ScalarNode key) {
                byName.putIfAbsent(key.getValue(), Map.entry(key, entry.getValueNode()));
            }
        }
        for (var other : merged) {
            entriesOf(other).forEach((key, value) -> byName.putIfAbsent(key.getValue(), Map.entry(key, value)));
        }
        var entries = new LinkedHashMap<ScalarNode, Node>();
        byName.values().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries;
    }

    static boolean isMergeable(Node node) {
        return node instanceof MappingNode
                || node instanceof SequenceNode list
                        && list.getValue().stream().allMatch(MappingNode.class::isInstance);
    }

    private static List<MappingNode> mappingsIn(Node node) {
        if (node instanceof SequenceNode list) {
            return list.getValue().stream()
                    .filter(MappingNode.class::isInstance)
                    .map(MappingNode.class::cast)
                    .toList();
        }
        return node instanceof MappingNode mapping ? List.of(mapping) : List.of();
    }
}
