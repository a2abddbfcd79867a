package dev.drydock.cli.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.Environment;
import dev.drydock.cli.ExitCode;
import dev.drydock.events.codec.JsonMistake;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** What {@code auth} remembers between two commands; only its owner may read it. */
public final class ConfigFile {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path path;

    public ConfigFile(Path path) {
        this.path = path;
    }

    public static ConfigFile of(Environment environment) {
        var base = folder("XDG_CONFIG_HOME", environment)
                .orElseGet(() ->
                        folder("HOME", environment).orElseGet(environment::home).resolve(".config"));
        return new ConfigFile(base.resolve("drydock").resolve("config.json"));
    }

    /** {@code HOME} may be another than the account's, and in a container there may be no account. */
    private static Optional<Path> folder(String variable, Environment environment) {
        return environment.variable(variable).map(Path::of).filter(Path::isAbsolute);
    }

    public Path path() {
        return path;
    }

    public Optional<String> endpoint() {
        return text("endpoint");
    }

    public Optional<String> token() {
        return text("apiToken");
    }

    public void save(Connection connection) {
        var document =
                JSON.createObjectNode().put("endpoint", connection.endpoint().toString());
        connection.token().ifPresent(token -> document.put("apiToken", token));
        try {
            Files.createDirectories(path.getParent(), ownerOnly("rwx------"));
            var draft = Files.createTempFile(path.getParent(), "config", ".json", ownerOnly("rw-------"));
            Files.writeString(draft, document.toPrettyString() + "\n");
            Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "Expected to store the endpoint and token in " + path + ", but it cannot be written: " + e,
                    "set XDG_CONFIG_HOME to a folder you may write, or use DRYDOCK_ENDPOINT and DRYDOCK_API_TOKEN");
        }
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(read().path(field).textValue());
    }

    private JsonNode read() {
        if (!Files.exists(path)) {
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(Files.readString(path));
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw unreadable(place.getLineNr() + ":" + place.getColumnNr() + ": " + JsonMistake.of(e));
        } catch (IOException e) {
            throw unreadable(" " + e);
        }
    }

    private CommandFailure unreadable(String why) {
        return new CommandFailure(ExitCode.FAILED, path + ":" + why, "delete the file and run auth again");
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
