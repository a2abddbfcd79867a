import { useState } from 'preact/hooks';
import { ApiProblem } from '../../api/client';
import { problems } from '../../api/problems';
import type { Problem } from '../../api/types';
import { attemptOf, isOpen, problemRemark, problemState, standing } from '../../domain/problem';
import { ofProject, useLive } from '../../live/live';
import { Badge } from '../../parts/Badge';
import { Empty, Failure, Loading } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { useQuery } from '../../parts/query';
import { Countdown, Duration, When } from '../../parts/Time';
import { VirtualList } from '../../parts/VirtualList';
import { Choice } from '../sequences/Filters';
import '../sequences/sequences.css';
import './problems.css';

const STATES: [string, string][] = [
  ['open,remediating', 'open or being healed'],
  ['resolved,resolved-by-itself', 'resolved'],
  ['escalated', 'escalated'],
  ['aborted', 'aborted'],
];

/** What was wrong in a project and what is, newest first, live. */
export default function ProblemsPage({ project }: { project: string }) {
  const [query] = useQuery();
  const { state, stage, service } = query;
  const filter = { project, state, stage, service };
  const narrowed = Boolean(state || stage || service);
  const live = useLive((signal) => problems(filter, undefined, 100, signal), ofProject(project), [filter]);
  const [older, setOlder] = useState<{ key: string; rows: Problem[]; next: string }>();
  const [failure, setFailure] = useState<ApiProblem>();

  const key = JSON.stringify(filter);
  const first = live.data?.problems ?? [];
  const known = new Set(first.map((problem) => problem.id));
  const rest = older?.key === key ? older.rows.filter((problem) => !known.has(problem.id)) : [];
  const rows = [...first, ...rest];
  const next = older?.key === key ? older.next : live.data?.nextPageKey;
  const more = async () => {
    if (!next || next === '0') return;
    try {
      const page = await problems(filter, next);
      setFailure(undefined);
      setOlder({ key, rows: [...rest, ...page.problems], next: page.nextPageKey });
    } catch (problem) {
      setFailure(ApiProblem.of(problem));
    }
  };
  const asked = rows.filter((problem) => problem.approval).length;

  return (
    <Page title="Problems" name="problems" crumbs={[{ name: 'Projects', href: '/' }, { name: project, href: `/project/${encodeURIComponent(project)}` }, { name: 'Problems' }]}>
      <form class="filters" role="search" aria-label="Narrow the list" onSubmit={(event) => event.preventDefault()}>
        <Choice name="state" label="State" values={STATES} />
        <Choice name="stage" label="Stage" values={valuesOf(rows, (problem) => problem.stage)} />
        <Choice name="service" label="Service" values={valuesOf(rows, (problem) => problem.service)} />
      </form>
      <Failure problem={live.failure ?? failure} retry={live.reload} />
      {live.loading && <Loading />}
      {live.data && rows.length > 0 && (
        <p class="count" role="status">
          {standing(rows)}
          {asked > 0 && <strong class="warning">, {asked === 1 ? 'one waits' : `${asked} wait`} for a person</strong>}
          <span class="quiet">. Newest first.</span>
        </p>
      )}
      {rows.length > 0 && (
        <VirtualList label="Problems" rows={rows} estimate={64} keyOf={(problem) => problem.id} onEnd={() => void more()}>
          {(problem) => <ProblemRow problem={problem} />}
        </VirtualList>
      )}
      {live.data && rows.length === 0 && (narrowed ? <Empty title="No problem matches." /> : <Nothing />)}
    </Page>
  );
}

function valuesOf(rows: Problem[], part: (problem: Problem) => string): [string, string][] {
  return [...new Set(rows.map(part))].sort().map((value) => [value, value]);
}

function Nothing() {
  return (
    <Empty title="Nothing has been wrong yet.">
      <p>A monitoring tool reports problems: connect Alertmanager, Grafana or Dynatrace to the paths below /api/remediation/v1.</p>
      <p>What is then done about them says remediation.yaml in the folder of the service.</p>
    </Empty>
  );
}

function ProblemRow({ problem }: { problem: Problem }) {
  const { tone, word } = problemState(problem);
  const attempt = attemptOf(problem);
  return (
    <article class="flow problem-row">
      <Badge tone={tone} word={word} />
      <div class="what">
        <a href={`/problem/${encodeURIComponent(problem.id)}`}>{problem.name}</a>
        {problem.repeats > 0 && <span class="quiet">told {problem.repeats + 1} times</span>}
      </div>
      <span class="where">
        {problem.service} in {problem.stage}
      </span>
      <p class="remark">
        {attempt && <span class="attempt">{attempt}</span>}
        <span class="words">{problemRemark(problem)}</span>
        {problem.held && (
          <span class="quiet">
            <Countdown until={problem.held.until} /> left
          </span>
        )}
      </p>
      <span class="when quiet">
        <When time={problem.openedAt} />
        <br />
        {isOpen(problem) ? 'for ' : 'lasted '}
        <Duration from={problem.openedAt} until={problem.closedAt} />
      </span>
    </article>
  );
}
