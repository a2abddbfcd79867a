package dev.drydock.jobs.adapter.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import dev.drydock.jobs.application.Documents;
import dev.drydock.jobs.domain.EventView;
import dev.drydock.jobs.domain.JobOutput;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** Documents by Jayway JsonPath, Jackson and SnakeYAML. */
public final class LibraryDocuments implements Documents {
    private static final Configuration PATHS = Configuration.builder()
            .jsonProvider(new JacksonJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .build();

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @Override
    public EventView view(Map<String, Object> document) {
        return path -> read(document, path);
    }

    @Override
    public Optional<Object> tree(String yaml) {
        try {
            return Optional.ofNullable(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
        } catch (YAMLException e) {
            return Optional.empty();
        }
    }

    @Override
    public JobOutput output(String text) {
        try {
            return JobOutput.of(json.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            return JobOutput.unusable(
                    "it is not JSON (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr()));
        }
    }

    @Override
    public String json(@Nullable Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value of an event is always JSON", e);
        }
    }

    @Override
    public String yaml(@Nullable Object value) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        return new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(options), options)
                .dump(sorted(value));
    }

    private static Optional<EventView.Found> read(Map<String, Object> document, String path) {
        if (!path.startsWith("$")) {
            return Optional.empty();
        }
        try {
            var compiled = JsonPath.compile(path);
            Object value = compiled.read(document, PATHS);
            var found = compiled.isDefinite() || !(value instanceof Collection<?> list) || !list.isEmpty();
            return found ? Optional.of(new EventView.Found(value)) : Optional.empty();
        } catch (JsonPathException | IllegalArgumentException notThere) {
            return Optional.empty();
        }
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            var sorted = new TreeMap<Object, @Nullable Object>();
            map.forEach((key, inner) -> sorted.put(key, sorted(inner)));
            return sorted;
        }
        return value instanceof List<?> list
                ? list.stream().map(LibraryDocuments::sorted).toList()
                : value;
    }
}
