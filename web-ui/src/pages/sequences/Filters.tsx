import { get, path } from '../../api/client';
import type { Project } from '../../api/types';
import { stateWord } from '../../domain/states';
import { ofProject, useLive } from '../../live/live';
import { useQuery } from '../../parts/query';

const STATES = ['waiting', 'started', 'waitingForApproval', 'paused', 'finished', 'aborted', 'timedOut'];

/** Times in the address are lengths, so that a link says the same tomorrow. */
export const SPANS: Record<string, { name: string; ms: number }> = {
  '1h': { name: 'last hour', ms: 3_600_000 },
  '24h': { name: 'last 24 hours', ms: 86_400_000 },
  '7d': { name: 'last 7 days', ms: 604_800_000 },
};

/** What the list is narrowed to, kept in the address. */
export function Filters({ project }: { project: string }) {
  const [query, change] = useQuery();
  const known = useLive(
    (signal) => get<Project>(path`/api/controlPlane/v1/project/${project}`, { signal }),
    (event) => ofProject(project)(event) && event.type === 'sh.keptn.event.service.create.finished',
    [project],
  ).data;
  const stages = known?.stages ?? [];
  const services = [...new Set(stages.flatMap((stage) => (stage.services ?? []).map((service) => service.serviceName ?? '')))];
  const chosen = Object.keys(query).some((name) => ['name', 'state', 'stage', 'service', 'since'].includes(name) && query[name]);
  return (
    <form class="filters" role="search" aria-label="Narrow the list" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>Sequence</span>
        <input
          type="search"
          value={query['name'] ?? ''}
          placeholder="any"
          onChange={(event) => change({ name: event.currentTarget.value.trim() })}
        />
      </label>
      <Choice name="state" label="State" values={STATES.map((state) => [state, state === 'finished' ? 'finished' : stateWord(state).word])} />
      <Choice name="stage" label="Stage" values={stages.map((stage) => [stage.stageName ?? '', stage.stageName ?? ''])} />
      <Choice name="service" label="Service" values={services.map((service) => [service, service])} />
      <Choice name="since" label="Began" values={Object.entries(SPANS).map(([value, span]) => [value, span.name])} />
      {chosen && (
        <button
          type="button"
          onClick={() => change({ name: undefined, state: undefined, stage: undefined, service: undefined, since: undefined })}
        >
          Show all
        </button>
      )}
    </form>
  );
}

/** A choice kept in the address; what is there but not known is shown, too. */
export function Choice({ name, label, values }: { name: string; label: string; values: [string, string][] }) {
  const [query, change] = useQuery();
  const now = query[name] ?? '';
  const all = now && !values.some(([value]) => value === now) ? [...values, [now, now] as [string, string]] : values;
  return (
    <label>
      <span>{label}</span>
      <select value={now} onChange={(event) => change({ [name]: event.currentTarget.value })}>
        <option value="">any</option>
        {all.map(([value, word]) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}
