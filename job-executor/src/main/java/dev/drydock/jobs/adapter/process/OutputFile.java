package dev.drydock.jobs.adapter.process;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.jobs.domain.JobOutput;
import dev.drydock.jobs.domain.Masking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** Reads {@code /keptn/output.json}, and puts it aside so that the next task of the action begins without one. */
final class OutputFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private OutputFile() {}

    static JobOutput read(JobFolder folder, Masking masking) throws IOException {
        var written = folder.keptn().resolve("output.json");
        if (Files.isRegularFile(written, NOFOLLOW_LINKS) && !Files.exists(folder.output())) {
            Files.move(written, folder.output());
        }
        if (!Files.exists(folder.output())) {
            return JobOutput.NONE;
        }
        long size = Files.size(folder.output());
        if (size > JobOutput.LARGEST) {
            return JobOutput.unusable(
                    "it is %,d bytes large, at most %,d are taken".formatted(size, JobOutput.LARGEST));
        }
        try {
            var text = masking.mask(new String(Files.readAllBytes(folder.output()), StandardCharsets.UTF_8));
            return JobOutput.of(JSON.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            return JobOutput.unusable(
                    "it is not JSON (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr()));
        }
    }
}
