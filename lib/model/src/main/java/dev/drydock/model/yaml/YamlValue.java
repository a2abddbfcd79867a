package dev.drydock.model.yaml;

import dev.drydock.model.FileProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value of a file, or the place where it is missing. Reading it as something it is not reports a problem and yields
 * something harmless, so that one pass finds every mistake.
 */
public final class YamlValue {
    private final Problems problems;
    private final String name;
    private final Node announced;
    private final @Nullable Node node;
    private final @Nullable YamlObject owner;

    /** @param announced the key of the value, or what should have had such a key */
    YamlValue(Problems problems, String name, Node announced, @Nullable Node node, @Nullable YamlObject owner) {
        this.problems = problems;
        this.name = name;
        this.announced = announced;
        this.node = node;
        this.owner = owner;
    }

    static YamlValue root(Node node, Problems problems) {
        return new YamlValue(problems, "the file", node, node, null);
    }

    /** Whether nothing, or only {@code null}, is written here. */
    public boolean isAbsent() {
        return node == null || node.getTag().equals(Tag.NULL);
    }

    /** Whether a list is written here. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** The keys of an object; none when it is no object. */
    public Set<String> keys() {
        return isObject() ? entries().keySet() : Set.of();
    }

    /** The line of this value, counted from 1. */
    public int line() {
        return place().getStartMark().getLine() + 1;
    }

    /** Where it stands, for people: {@code file:line:column}. */
    public String shownPlace() {
        var problem = problemHere("");
        return problem.file() + ":" + problem.line() + ":" + problem.column();
    }

    /** Reports a mistake that makes the file unusable; the message is a format. */
    public void error(String message, Object... arguments) {
        problems.error(problemHere(message, arguments));
    }

    /** Reports what is legal but probably not meant; the message is a format. */
    public void warning(String message, Object... arguments) {
        problems.warning(problemHere(message, arguments));
    }

    /** A warning that is costly to put into words: not asked for once there are enough. */
    public void warning(Supplier<String> message) {
        if (problems.wantsWarnings()) {
            warning("%s", message.get());
        }
    }

    /** A problem at this place that is not (yet) reported. */
    public FileProblem problemHere(String message, Object... arguments) {
        return problems.at(place(), message.formatted(arguments));
    }

    /** Reports a problem that {@link #problemHere} made. */
    public void warning(FileProblem problem) {
        problems.warning(problem);
    }

    /** The value as an object with a fixed set of keys; any other key is an error. */
    public YamlObject object(String kind, String... keys) {
        var object = new YamlObject(this, kind, List.of(keys), entries());
        object.reportUnknownKeys();
        return object;
    }

    /** As {@link #object}, where Keptn passes over what it does not know: so does this, with a warning. */
    public YamlObject lenientObject(String kind, String... keys) {
        var object = new YamlObject(this, kind, List.of(keys), entries());
        object.reportSlips();
        return object;
    }

    /** The items of a list of objects; an empty item is an error and left out. */
    public List<YamlObject> objects(String kind, String... keys) {
        return objects(kind, item -> item.object(kind, keys));
    }

    /** As {@link #objects}, each a {@link #lenientObject}. */
    public List<YamlObject> lenientObjects(String kind, String... keys) {
        return objects(kind, item -> item.lenientObject(kind, keys));
    }

    private List<YamlObject> objects(String kind, Function<YamlValue, YamlObject> read) {
        var objects = new ArrayList<YamlObject>();
        for (var item : items()) {
            if (item.isAbsent()) {
                item.error("expected a %s, but found an empty item", kind);
            } else {
                objects.add(read.apply(item));
            }
        }
        return objects;
    }

    /** The items of a list, null ones included; none when absent. */
    public List<YamlValue> items() {
        if (isAbsent()) {
            return List.of();
        }
        if (!(node instanceof SequenceNode list)) {
            return expected("a list", ", begin each item with '- '", List.of());
        }
        var itemName = "an item of " + name;
        var items = new ArrayList<YamlValue>();
        for (var item : list.getValue()) {
            items.add(new YamlValue(problems, itemName, item, item, owner));
        }
        return items;
    }

    /** The items of a list, or the value alone when it is none; none when absent. */
    public List<YamlValue> itemsOrOne() {
        return isAbsent() || isList() ? items() : List.of(this);
    }

    /** The entries of an object in the order of the file, merge keys resolved; none when absent. */
    public Map<String, YamlValue> entries() {
        if (isAbsent()) {
            return Map.of();
        }
        if (!(node instanceof MappingNode mapping)) {
            return expected("an object with keys", Map.of());
        }
        var entries = new LinkedHashMap<String, YamlValue>();
        for (var entry : MergeKeys.entriesOf(mapping).entrySet()) {
            var key = entry.getKey().getValue();
            var value = entry.getValue();
            entries.putIfAbsent(key, new YamlValue(problems, "'" + key + "'", entry.getKey(), value, owner));
        }
        return entries;
    }

    /** What is written, whatever YAML would make of it: {@code 2}, {@code off} and {@code "off"} are all text. */
    public Optional<String> text() {
        if (isAbsent()) {
            return Optional.empty();
        }
        return node instanceof ScalarNode scalar
                ? Optional.of(scalar.getValue())
                : expected("a text", Optional.empty());
    }

    /** The text of a scalar; empty for anything else, which is no mistake. */
    public Optional<String> scalar() {
        return isAbsent() || !(node instanceof ScalarNode scalar) ? Optional.empty() : Optional.of(scalar.getValue());
    }

    /** A boolean, in any of the words YAML 1.1 has for it; quoted words are text, and an error here. */
    public Optional<Boolean> flag() {
        return isAbsent() ? Optional.empty() : readAs(Boolean.class, "true or false");
    }

    /** A whole number of 32 bits. */
    public Optional<Integer> integer() {
        return isAbsent() ? Optional.empty() : readAs(Integer.class, "a whole number");
    }

    /** All items as texts; a null item is an error. */
    public List<String> texts() {
        var texts = new ArrayList<String>();
        for (var item : items()) {
            item.text().ifPresentOrElse(texts::add, () -> item.errorUnlessReported("a text"));
        }
        return texts;
    }

    /** All entries as texts; a key without a value has the empty text. */
    public Map<String, String> textEntries() {
        var texts = new LinkedHashMap<String, String>();
        entries().forEach((key, value) -> texts.put(key, value.text().orElse("")));
        return Collections.unmodifiableMap(texts);
    }

    /** The value as JSON has it: unmodifiable maps and lists, text, Boolean, Integer, Long, BigInteger, Double or null. */
    public @Nullable Object json() {
        if (isAbsent()) {
            return null;
        }
        if (node instanceof SequenceNode) {
            var list = new ArrayList<@Nullable Object>();
            items().forEach(item -> list.add(item.json()));
            return Collections.unmodifiableList(list);
        }
        return node instanceof ScalarNode scalar ? scalarOf(scalar) : jsonEntries();
    }

    /** The entries as JSON has them; empty when absent. */
    public Map<String, @Nullable Object> jsonEntries() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        entries().forEach((key, value) -> map.put(key, value.json()));
        return Collections.unmodifiableMap(map);
    }

    YamlValue within(YamlObject object) {
        return new YamlValue(problems, name, announced, node, object);
    }

    Problems problems() {
        return problems;
    }

    @Nullable
    YamlObject owner() {
        return owner;
    }

    /** Where the value stands; of a missing or null value, what announces it. */
    Node place() {
        return node == null || isAbsent() ? announced : node;
    }

    boolean isFlow() {
        return node instanceof MappingNode mapping && mapping.getFlowStyle() == DumperOptions.FlowStyle.FLOW;
    }

    /** Whether an object with keys is written here. */
    public boolean isObject() {
        return node instanceof MappingNode;
    }

    void unknownKey(Supplier<String> message) {
        if (problems.wantsErrors()) {
            problems.error(problems.at(announced, message.get()));
        }
    }

    void meaninglessKey(Supplier<String> message) {
        if (problems.wantsWarnings()) {
            problems.warning(problems.at(announced, message.get()));
        }
    }

    private @Nullable Object scalarOf(ScalarNode scalar) {
        try {
            return PlainScalars.valueOf(scalar);
        } catch (NumberFormatException e) {
            problems.error(problems.at(scalar, e.getMessage()));
            return null;
        }
    }

    private <T> Optional<T> readAs(Class<T> type, String expectation) {
        var value = node instanceof ScalarNode scalar ? scalarOf(scalar) : null;
        return type.isInstance(value) ? Optional.of(type.cast(value)) : expected(expectation, Optional.empty());
    }

    private void errorUnlessReported(String expectation) {
        if (isAbsent()) {
            expected(expectation, null);
        }
    }

    private <T> T expected(String expectation, T instead) {
        return expected(expectation, "", instead);
    }

    private <T> T expected(String expectation, String remedy, T instead) {
        var found = node == null ? "nothing" : NodeDescription.of(node);
        error("expected %s for %s, but found %s%s", expectation, name, found, remedy);
        return instead;
    }
}
