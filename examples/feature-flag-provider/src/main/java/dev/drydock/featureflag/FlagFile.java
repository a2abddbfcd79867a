package dev.drydock.featureflag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.featureflag.Change.Served;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A file of flag definitions, as flagd serves it. It changes as a whole or not at all, and readers see no half of it. */
final class FlagFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;

    FlagFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * Switches flags; when one cannot be switched, none is.
     *
     * @throws IllegalArgumentException when a flag or variant is not there; it says which are
     */
    synchronized List<Change> apply(List<Switch> switches) throws IOException {
        var root = read();
        var changes = new ArrayList<Change>();
        for (var wanted : switches) {
            changes.add(apply(root, wanted));
        }
        if (changes.stream().anyMatch(change -> !change.before().equals(change.after()))) {
            write(root);
        }
        return List.copyOf(changes);
    }

    private Change apply(ObjectNode root, Switch wanted) {
        var flags = root.path("flags");
        if (!(flags.get(wanted.flag()) instanceof ObjectNode flag)) {
            throw new IllegalArgumentException(
                    "Expected the flag '%s' in %s, but there are: %s".formatted(wanted.flag(), file, names(flags)));
        }
        var before = served(flag);
        wanted.variant()
                .ifPresent(name -> flag.put("defaultVariant", variant(wanted.flag(), flag.path("variants"), name)));
        wanted.state().ifPresent(state -> flag.put("state", state));
        return new Change(
                wanted.flag(), before, served(flag), !flag.path("targeting").isEmpty());
    }

    private static Served served(JsonNode flag) {
        return new Served(
                flag.path("defaultVariant").asText(""), flag.path("state").asText(""));
    }

    /** A variant of that name; else, for a word that means a boolean, the one variant of that value. */
    private static String variant(String flag, JsonNode variants, String name) {
        if (variants.has(name)) {
            return name;
        }
        var meant = switch (name) {
            case "true", "on" -> List.of(true);
            case "false", "off" -> List.of(false);
            default -> List.<Boolean>of();
        };
        var standing = variants.properties().stream()
                .filter(variant -> variant.getValue().isBoolean()
                        && meant.contains(variant.getValue().booleanValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (standing.size() != 1) {
            throw new IllegalArgumentException("Expected the flag '%s' to have a variant '%s', but it has: %s"
                    .formatted(flag, name, names(variants)));
        }
        return standing.get(0);
    }

    private static String names(JsonNode object) {
        Iterable<String> names = object::fieldNames;
        return String.join(
                ", ", StreamSupport.stream(names.spliterator(), false).sorted().toList());
    }

    private ObjectNode read() throws IOException {
        try {
            if (JSON.readTree(Files.readString(file)) instanceof ObjectNode root
                    && root.path("flags").isObject()) {
                return root;
            }
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("Expected flags in %s, but there is no such file".formatted(file), e);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException(
                    "%s:%d:%d: is not JSON: %s"
                            .formatted(file, at.getLineNr(), at.getColumnNr(), e.getOriginalMessage()),
                    e);
        }
        throw new IllegalArgumentException("Expected an object with 'flags' in %s, as flagd reads it".formatted(file));
    }

    private void write(ObjectNode root) throws IOException {
        var whole = file.resolveSibling("." + file.getFileName() + ".new");
        Files.copy(file, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(whole, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
