package dev.drydock.jobs.application;

import dev.drydock.jobs.Bench;
import dev.drydock.jobs.Triggered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An executor of its own, with as much memory as it is given: runs one job to its end and writes down what it says. */
final class RunsOneJob {
    private RunsOneJob() {}

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        var finished = new Bench(folder).shell(args[1]).finished(Triggered.task("work", Map.of()));
        Files.writeString(
                folder.resolve("said"),
                finished.data().text("result").orElse("") + "\n"
                        + finished.data().text("message").orElse(""));
        System.exit(0); // the libraries' threads would live on
    }
}
