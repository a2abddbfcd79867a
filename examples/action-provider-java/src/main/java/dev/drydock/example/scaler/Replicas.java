package dev.drydock.example.scaler;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The replicas of services, in a file that a platform reads. What was done for which event is in the same file, written
 * with it in one step: "one more" is done once, however often it is asked for, and wherever the provider dies.
 */
final class Replicas {
    private static final int REMEMBERED = 1000;

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;

    Replicas(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** What a change did. */
    record Change(int before, int after) {}

    /**
     * Changes the replicas of a service, once.
     *
     * @param event the id of the event that asks for it
     */
    synchronized Change change(String service, Wanted wanted, String event) throws IOException {
        var state = read();
        var done = state.withObject("/done");
        if (done.get(event) instanceof ObjectNode known) {
            return new Change(known.path("before").asInt(), known.path("after").asInt());
        }
        var replicas = state.withObject("/replicas");
        var before = replicas.path(service).asInt(1);
        var after = wanted.from(before);
        replicas.put(service, after);
        done.putObject(event).put("before", before).put("after", after);
        while (done.size() > REMEMBERED) {
            done.remove(done.fieldNames().next());
        }
        write(state);
        return new Change(before, after);
    }

    private ObjectNode read() throws IOException {
        return Files.exists(file) && json.readTree(file.toFile()) instanceof ObjectNode state
                ? state
                : json.createObjectNode();
    }

    private void write(ObjectNode state) throws IOException {
        var whole = file.resolveSibling(file.getFileName() + ".new");
        json.writerWithDefaultPrettyPrinter().writeValue(whole.toFile(), state);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
