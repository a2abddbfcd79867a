package dev.drydock.jobs.application;

import dev.drydock.jobs.application.JobRecord.Ended;
import dev.drydock.jobs.application.JobRuntime.Remains;
import dev.drydock.jobs.application.JobRuntime.Written;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.JobOutput;
import dev.drydock.jobs.domain.Masking;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;

/** Makes of what a job has left what people may read. */
final class LeftBehind {
    private final Documents documents;

    LeftBehind(Documents documents) {
        this.documents = documents;
    }

    Ended read(Instant at, JobEnd end, String log, Remains remains, Masking masking) {
        var output = remains.output().map(written -> output(written, masking)).orElse(JobOutput.NONE);
        var remarks = new ArrayList<String>();
        output.remark().ifPresent(remarks::add);
        remains.notes().stream().map(masking::mask).forEach(remarks::add);
        return new Ended(at, end, log, output.values(), remarks);
    }

    private JobOutput output(Written written, Masking masking) {
        if (written.size() > JobOutput.LARGEST) {
            return JobOutput.unusable(
                    "it is %,d bytes large, at most %,d are taken".formatted(written.size(), JobOutput.LARGEST));
        }
        return documents
                .output(new String(written.content(), StandardCharsets.UTF_8))
                .masked(masking);
    }
}
