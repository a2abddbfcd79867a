import { useState } from 'preact/hooks';
import { ApiProblem, withQuery } from '../../api/client';
import { letters, type Letters, type LetterSummary } from '../../api/dead-letters';
import { useLive } from '../../live/live';
import { Badge } from '../../parts/Badge';
import { Empty, Failure, Loaded } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { useQuery } from '../../parts/query';
import { Table } from '../../parts/Table';
import { When } from '../../parts/Time';
import './dead-letters.css';
import { LetterView } from './LetterView';

const SERVICES = ['shipyard', 'remediation', 'lighthouse', 'jobs'];

/** Messages that no service could handle: read them, mend them, and send them through again. */
export default function DeadLettersPage() {
  const [query, change] = useQuery();
  const { service, id } = query;
  const replayed = query['replayed'] ?? 'false';
  const filter = { ...(service ? { service } : {}), ...(replayed === 'all' ? {} : { replayed }) };
  const live = useLive((signal) => letters(filter, undefined, signal), () => false, [filter], { register: 'dead-letters' });
  return (
    <Page title="Dead letters" name="dead-letters">
      <p class="quiet intro">Messages that no service could handle, each kept whole with the reason. Mend one and replay it; nothing was lost meanwhile.</p>
      <div class="choice">
        <label>
          <span>Service</span>
          <select value={service ?? ''} onChange={(event) => change({ service: event.currentTarget.value, id: undefined })}>
            <option value="">all</option>
            {SERVICES.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>Show</span>
          <select value={replayed} onChange={(event) => change({ replayed: event.currentTarget.value, id: undefined })}>
            <option value="false">not replayed yet</option>
            <option value="true">replayed</option>
            <option value="all">all</option>
          </select>
        </label>
      </div>
      {id && <LetterView key={id} id={id} onChanged={live.reload} onClose={() => change({ id: undefined })} />}
      <Loaded live={live}>{(first) => <Found first={first} open={id} isFiltered={Boolean(service) || replayed === 'true'} query={query} />}</Loaded>
    </Page>
  );
}

function Found({ first, open, isFiltered, query }: { first: Letters; open: string | undefined; isFiltered: boolean; query: Record<string, string> }) {
  const [pages, setPages] = useState<Letters[]>([]);
  const [failure, setFailure] = useState<ApiProblem>();
  const all = [first, ...pages];
  const rows = all.flatMap((page) => page.deadLetters).filter((row, at, every) => every.findIndex((one) => one.id === row.id) === at);
  const next = all[all.length - 1]!.nextPageKey;
  if (rows.length === 0) {
    return <Empty title="There are none.">{isFiltered ? 'None of these, that is: look at all of them above.' : 'Every message could be handled.'}</Empty>;
  }
  const more = async () => {
    try {
      setPages([...pages, await letters({ ...(query['service'] ? { service: query['service'] } : {}), replayed: query['replayed'] ?? 'false' }, next)]);
      setFailure(undefined);
    } catch (problem) {
      setFailure(ApiProblem.of(problem));
    }
  };
  return (
    <div class="panel">
      <Table<LetterSummary>
        label="Dead letters, newest first"
        rows={rows}
        keyOf={(row) => row.id ?? ''}
        columns={[
          { name: 'When', cell: (row) => <When time={row.createdAt} /> },
          {
            name: 'Why',
            cell: (row) => (
              <a href={withQuery('/dead-letter', { ...query, id: row.id })} aria-current={row.id === open ? 'true' : undefined}>
                {row.reason}
              </a>
            ),
          },
          { name: 'Subject', cell: (row) => <code>{row.subject}</code> },
          { name: 'Service', cell: (row) => row.service },
          { name: 'State', cell: (row) => (row.replayedAt ? <Badge tone="good" word="replayed" /> : <Badge tone="bad" word="not handled" />) },
        ]}
      />
      <Failure problem={failure} />
      {next !== '0' && (
        <button type="button" onClick={more}>
          Show older ones
        </button>
      )}
    </div>
  );
}
