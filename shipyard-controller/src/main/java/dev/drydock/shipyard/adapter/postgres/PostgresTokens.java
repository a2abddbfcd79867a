package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.kit.access.TokenScope;
import dev.drydock.shipyard.application.access.IssuedToken;
import dev.drydock.shipyard.application.access.TokenStore;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Tokens as rows of the table {@code token}. */
public final class PostgresTokens implements TokenStore {
    private static final String ADD = """
            insert into token (name, hash, scopes, projects, created_at, created_by, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict (name) do nothing""";
    private static final String LIST = "select * from token where revoked_at is null order by name";
    private static final String FIND =
            "select * from token where hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)";
    private static final String REVOKE =
            "update token set revoked_at = $2, revoked_by = $3 where name = $1 and revoked_at is null";
    private static final String USED = "update token set last_used_at = greatest(last_used_at, $2) where name = $1";

    private final Pool pool;

    public PostgresTokens(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Boolean> add(IssuedToken token, byte[] hash) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.tuple()
                        .addString(token.name())
                        .addValue(Buffer.buffer(hash))
                        .addArrayOfString(
                                token.scopes().stream().map(TokenScope::word).toArray(String[]::new))
                        .addArrayOfString(token.projects()
                                .map(some -> some.toArray(String[]::new))
                                .orElse(null))
                        .addOffsetDateTime(ExecutionRows.time(token.createdAt()))
                        .addString(token.createdBy())
                        .addOffsetDateTime(
                                token.expiresAt().map(ExecutionRows::time).orElse(null)))
                .map(added -> added.rowCount() == 1);
    }

    @Override
    public Uni<List<IssuedToken>> list() {
        return pool.preparedQuery(LIST)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PostgresTokens::token)
                        .toList());
    }

    @Override
    public Uni<Optional<IssuedToken>> find(byte[] hash, Instant now) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(Buffer.buffer(hash), ExecutionRows.time(now)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .filter(row -> MessageDigest.isEqual(
                                hash, row.getBuffer("hash").getBytes()))
                        .findFirst()
                        .map(PostgresTokens::token));
    }

    @Override
    public Uni<Boolean> revoke(String name, Instant at, String by) {
        return pool.preparedQuery(REVOKE)
                .execute(Tuple.of(name, ExecutionRows.time(at), by))
                .map(revoked -> revoked.rowCount() == 1);
    }

    @Override
    public Uni<Void> used(String name, Instant at) {
        return pool.preparedQuery(USED)
                .execute(Tuple.of(name, ExecutionRows.time(at)))
                .replaceWithVoid();
    }

    private static IssuedToken token(Row row) {
        return new IssuedToken(
                row.getString("name"),
                Stream.of(row.getArrayOfStrings("scopes"))
                        .map(TokenScope::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()),
                Optional.ofNullable(row.getArrayOfStrings("projects")).map(Set::of),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("created_by"),
                time(row, "expires_at"),
                time(row, "last_used_at"));
    }

    private static Optional<Instant> time(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
