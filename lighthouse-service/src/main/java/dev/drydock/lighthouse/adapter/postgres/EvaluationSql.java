package dev.drydock.lighthouse.adapter.postgres;

/** What is asked of the table of evaluations. */
final class EvaluationSql {
    static final String OPEN = """
            insert into evaluation (id, context, project, stage, service, triggered, triggered_at,
                get_sli_id, time_start, time_end, slo, provider, due_at, state)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            on conflict (id) do nothing""";
    static final String KEEP_ENDED = """
            insert into evaluation (id, context, project, stage, service, triggered, triggered_at,
                time_start, time_end, state)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting')
            on conflict (id) do nothing""";
    static final String ASK =
            "update evaluation set state = 'waiting', due_at = $1 where id = $2 and state = 'settling'";
    static final String CLOSE = """
            update evaluation set state = 'finished', due_at = null, finished_id = $1, finished_at = $2, result = $3,
                status = $4, score = $5, message = $6, objectives = $7::text::jsonb, comparable = $8
            where id = $9 and state <> 'finished'""";
    /** Of an event that says its project: what it names in another one is not its to answer, nor to disown. */
    private static final String ITS_OWN = " and ($2::text is null or project = $2)";

    static final String LOCK_NAMED =
            "select * from evaluation where (get_sli_id = $1 or id = $1)" + ITS_OWN + " for update";
    static final String LOCK_NEWEST = """
            select * from evaluation
            where state = 'waiting' and context = $1 and project = $2 and stage = $3 and service = $4
            order by place desc limit 1 for update""";
    static final String LOCK_DUE = """
            select * from evaluation where state <> 'finished' and due_at <= $1
            order by due_at limit $2 for update skip locked""";
    static final String LOCK_ONE_DUE = """
            select * from evaluation where id = $1 and state <> 'finished' and due_at <= $2
            for update skip locked""";
    static final String DUE =
            "select id from evaluation where state <> 'finished' and due_at <= $1 order by due_at limit $2";
    static final String POSTPONE = "update evaluation set due_at = $1 where id = $2 and state <> 'finished'";
    static final String NEXT_DUE = "select min(due_at) from evaluation where state <> 'finished'";
    static final String EARLIER = """
            select finished_id, objectives from evaluation
            where comparable and not invalidated and project = $1 and stage = $2 and service = $3
              and result = any($4)
            order by finished_at desc, place desc limit $5""";
    static final String INVALIDATE =
            "update evaluation set invalidated = true where (id = $1 or finished_id = $1)" + ITS_OWN;
    /** Without the texts of the event and the file, which are long. */
    private static final String SHOWN = """
            select place, id, context, project, stage, service, state, time_start, time_end, triggered_at, finished_at,
                finished_id, result, status, score, message, invalidated, objectives
            from evaluation""";

    private static final String NARROWED = """
              and ($2::text is null or stage = $2)
              and ($3::text is null or service = $3) and ($4::text is null or context = $4)
              and (not $5::boolean or state = 'finished') and ($6::bigint is null or place < $6)
            order by place desc limit $7""";
    static final String LIST = SHOWN + " where ($1::text[] is null or project = any($1))" + NARROWED;
    /** An index gives the order within one project, but not within any of several. */
    static final String LIST_OF_ONE = SHOWN + " where project = ($1::text[])[1]" + NARROWED;

    static final String FIND = SHOWN + " where id = $1 or finished_id = $1";

    static final String SLO_FILE =
            "select slo, triggered from evaluation where (id = $1 or finished_id = $1) and slo is not null";

    static final String PROVIDER = "select provider from sli_provider where project = $1";
    static final String CHOOSE_PROVIDER = """
            insert into sli_provider (project, provider, chosen_at) values ($1, $2, $3)
            on conflict (project) do update set provider = excluded.provider, chosen_at = excluded.chosen_at
            where sli_provider.chosen_at <= excluded.chosen_at""";

    private EvaluationSql() {}
}
