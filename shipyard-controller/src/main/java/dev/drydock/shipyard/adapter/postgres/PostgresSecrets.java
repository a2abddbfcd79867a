package dev.drydock.shipyard.adapter.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.shipyard.application.secret.Sealing;
import dev.drydock.shipyard.application.secret.SecretStore;
import dev.drydock.shipyard.domain.secret.Secret;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Secrets as rows: names and keys to be listed, values sealed for their scope and name. */
public final class PostgresSecrets implements SecretStore {
    private static final String CREATE = """
            insert into secret (scope, name, project, keys, sealed, changed_at)
            values ($1, $2, $3, $4, $5, $6) on conflict (scope, name) do nothing""";
    private static final String REPLACE =
            "update secret set keys = $3, sealed = $4, changed_at = $5 where scope = $1 and name = $2";
    private static final String DELETE = "delete from secret where scope = $1 and name = $2";
    private static final String LIST = """
            select scope, name, keys from secret where $1::text[] is null or scope = any($1)
            order by scope <> 'keptn-default', scope, name""";
    private static final String FIND = "select scope, name, sealed from secret where scope = $1 and name = $2";
    private static final String ALL = "select scope, name, sealed from secret";
    private static final String RESEAL = "update secret set sealed = $4 where scope = $1 and name = $2 and sealed = $3";
    private static final TypeReference<Map<String, String>> DATA = new TypeReference<>() {};

    private final Pool pool;
    private final Sealing sealing;
    private final JsonMapper json = new JsonMapper();

    public PostgresSecrets(Pool pool, Sealing sealing) {
        this.pool = pool;
        this.sealing = sealing;
    }

    @Override
    public Uni<Boolean> create(Secret secret, Instant now) {
        return Uni.createFrom()
                .deferred(() -> pool.preparedQuery(CREATE)
                        .execute(Tuple.tuple()
                                .addString(secret.scope())
                                .addString(secret.name())
                                .addString(secret.scope().equals(Secret.FOR_ALL) ? null : secret.scope())
                                .addArrayOfString(keys(secret))
                                .addValue(sealed(secret))
                                .addOffsetDateTime(ExecutionRows.time(now)))
                        .map(created -> created.rowCount() == 1));
    }

    @Override
    public Uni<Boolean> replace(Secret secret, Instant now) {
        return Uni.createFrom()
                .deferred(() -> pool.preparedQuery(REPLACE)
                        .execute(Tuple.tuple()
                                .addString(secret.scope())
                                .addString(secret.name())
                                .addArrayOfString(keys(secret))
                                .addValue(sealed(secret))
                                .addOffsetDateTime(ExecutionRows.time(now)))
                        .map(replaced -> replaced.rowCount() == 1));
    }

    @Override
    public Uni<Boolean> delete(String scope, String name) {
        return pool.preparedQuery(DELETE).execute(Tuple.of(scope, name)).map(deleted -> deleted.rowCount() == 1);
    }

    @Override
    public Uni<List<Outline>> list(Optional<List<String>> scopes) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.tuple().addArrayOfString(ExecutionRows.array(scopes)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Outline(
                                row.getString("scope"), row.getString("name"), List.of(row.getArrayOfStrings("keys"))))
                        .toList());
    }

    @Override
    public Uni<Optional<Secret>> find(String scope, String name) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(scope, name))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(this::secret));
    }

    @Override
    public Uni<Integer> reseal() {
        return pool.preparedQuery(ALL)
                .execute()
                .chain(rows -> Multi.createFrom()
                        .items(StreamSupport.stream(rows.spliterator(), false)
                                .filter(row -> sealing.isFormer(place(row), bytes(row))))
                        .onItem()
                        .transformToUniAndConcatenate(row -> pool.preparedQuery(RESEAL)
                                .execute(Tuple.of(
                                        row.getString("scope"),
                                        row.getString("name"),
                                        row.getBuffer("sealed"),
                                        Buffer.buffer(sealing.seal(place(row), sealing.open(place(row), bytes(row))))))
                                .map(resealed -> resealed.rowCount()))
                        .collect()
                        .with(Collectors.summingInt(Integer::intValue)));
    }

    private Secret secret(Row row) {
        try {
            return new Secret(
                    row.getString("scope"),
                    row.getString("name"),
                    json.readValue(sealing.open(place(row), bytes(row)), DATA));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("secret " + place(row) + " is not what was sealed");
        }
    }

    private Buffer sealed(Secret secret) {
        try {
            return Buffer.buffer(
                    sealing.seal(place(secret.scope(), secret.name()), json.writeValueAsString(secret.data())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("secret " + place(secret.scope(), secret.name()) + " cannot be written");
        }
    }

    private static String[] keys(Secret secret) {
        return secret.data().keySet().stream().sorted().toArray(String[]::new);
    }

    private static byte[] bytes(Row row) {
        return row.getBuffer("sealed").getBytes();
    }

    private static String place(Row row) {
        return place(row.getString("scope"), row.getString("name"));
    }

    private static String place(String scope, String name) {
        return "secret/" + scope + "/" + name;
    }
}
