package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.events.KeptnContext;
import dev.drydock.shipyard.application.sequence.Histories;
import dev.drydock.shipyard.domain.sequence.SequenceFact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads the facts of flows. */
public final class PostgresHistories implements Histories {
    private static final String FACTS = """
            select e.id, f.body from sequence_execution e join sequence_fact f on f.execution_id = e.id
            where e.context = $1 and e.project = $2 order by e.triggered_at, e.id, f.version""";

    private final Pool pool;
    private final FactCodec codec = new FactCodec();

    public PostgresHistories(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<List<SequenceFact>>> of(String project, KeptnContext context) {
        return pool.preparedQuery(FACTS)
                .execute(Tuple.of(context.value(), project))
                .map(rows -> {
                    var histories = new LinkedHashMap<String, List<SequenceFact>>();
                    rows.forEach(row -> histories
                            .computeIfAbsent(row.getString("id"), id -> new ArrayList<>())
                            .add(codec.readFact(row.getString("body"))));
                    return List.copyOf(histories.values());
                });
    }
}
