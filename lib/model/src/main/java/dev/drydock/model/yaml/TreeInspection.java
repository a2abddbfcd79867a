package dev.drydock.model.yaml;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Looks at a whole tree once, before anything is read from it: foreign tags, repeated keys, halves of characters, aliases that explode. */
final class TreeInspection {
    private static final Set<Tag> KNOWN_TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ, Tag.MERGE);
    /** Characters, roughly, that the file would have with every alias written out. */
    private static final long LARGEST_EXPANSION = 10_000_000;

    /** Such as a text of JSON that was cut leaves behind: nobody can write it down, or send it. */
    private static final Pattern HALF_A_CHARACTER = Pattern.compile("\\p{Cs}");

    private static final long NODE = 10;
    private static final long IN_PROGRESS = -1;

    private final Problems problems;
    private final Map<Node, Long> weights = new IdentityHashMap<>();
    private boolean endless;

    private TreeInspection(Problems problems) {
        this.problems = problems;
    }

    /** Reports what it finds; false when the tree must not be walked at all. */
    static boolean isSafeToRead(Node root, Problems problems) {
        var inspection = new TreeInspection(problems);
        if (inspection.weigh(root) > LARGEST_EXPANSION) {
            problems.error(problems.at(
                    root, "the aliases of this file expand to more than is reasonable, write the values out"));
            return false;
        }
        return !inspection.endless;
    }

    private long weigh(Node node) {
        var known = weights.putIfAbsent(node, IN_PROGRESS);
        if (known == null) {
            checkTag(node);
            checkCharacters(node);
            long weight = Math.min(NODE + weighContents(node), LARGEST_EXPANSION + 1);
            weights.put(node, weight);
            return weight;
        }
        if (known == IN_PROGRESS) {
            endless = true;
            problems.error(problems.at(node, "an alias inside this value refers to the value itself"));
            return 0;
        }
        return known;
    }

    private long weighContents(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().length();
        }
        long sum = 0;
        if (node instanceof SequenceNode sequence) {
            for (var item : sequence.getValue()) {
                sum += weigh(item);
            }
        } else if (node instanceof MappingNode mapping) {
            checkKeys(mapping);
            for (var entry : mapping.getValue()) {
                sum += weigh(entry.getKeyNode()) + weigh(entry.getValueNode());
            }
        }
        return sum;
    }

    private void checkTag(Node node) {
        if (!KNOWN_TAGS.contains(node.getTag())) {
            problems.error(problems.at(
                    node, "the tag '%s' is not allowed, write a plain value".formatted(shown(node.getTag()))));
        }
    }

    private void checkCharacters(Node node) {
        if (node instanceof ScalarNode scalar) {
            var half = HALF_A_CHARACTER.matcher(scalar.getValue());
            if (half.find()) {
                problems.error(problems.at(
                        node,
                        "this text holds half a character, \\u%04X without its other half: write it whole or leave it out"
                                .formatted((int) half.group().charAt(0))));
            }
        }
    }

    private static String shown(Tag tag) {
        return tag.getValue().replace(Tag.PREFIX, "!!");
    }

    private void checkKeys(MappingNode mapping) {
        var firstSeen = new HashMap<String, Node>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problems.error(
                        problems.at(entry.getKeyNode(), "expected a word as key, but found a list or an object"));
                continue;
            }
            if (key.getTag().equals(Tag.MERGE) && !MergeKeys.isMergeable(entry.getValueNode())) {
                problems.error(problems.at(key, "'<<' needs an object, or a list of objects, to merge"));
            }
            var earlier = firstSeen.putIfAbsent(key.getValue(), key);
            if (earlier != null) {
                problems.error(problems.at(
                        key,
                        "key '%s' is given twice, first on line %d: keep one of them"
                                .formatted(
                                        key.getValue(), earlier.getStartMark().getLine() + 1)));
            }
        }
    }
}
