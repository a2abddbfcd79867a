import { get, path } from '../../api/client';
import { history, newest, type History, type ServicePlace } from '../../api/evaluations';
import type { Project } from '../../api/types';
import { lately } from '../../domain/evaluations';
import { ofProject, useLive } from '../../live/live';
import { ScoreBadge } from '../../parts/Badge';
import { Empty, Loaded } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { useQuery } from '../../parts/query';
import { When } from '../../parts/Time';
import { Detail } from './Detail';
import { HeatMap } from './HeatMap';
import { Indicator } from './Indicator';
import './evaluations.css';

interface Places {
  stages: { name: string; services: string[] }[];
  first: { stage: string; service: string } | undefined;
}

async function places(project: string, signal: AbortSignal): Promise<Places> {
  const [found, last] = await Promise.all([get<Project>(path`/api/controlPlane/v1/project/${project}`, { signal }), newest(project, signal)]);
  const stages = (found.stages ?? []).map((stage) => ({
    name: stage.stageName ?? '',
    services: (stage.services ?? []).map((service) => service.serviceName ?? ''),
  }));
  const any = stages.find((stage) => stage.services.length > 0);
  return { stages, first: last ?? (any ? { stage: any.name, service: any.services[0]! } : undefined) };
}

/** Quality over time: which indicator of a service fared how in which evaluation, and why. */
export default function EvaluationsPage({ project }: { project: string }) {
  const [query, change] = useQuery();
  const live = useLive((signal) => places(project, signal), (event) => ofProject(project)(event) && event.type.startsWith('sh.keptn.event.service.'), [project]);
  return (
    <Page title="Evaluations" name="evaluations" crumbs={[{ name: 'Projects', href: '/' }, { name: project, href: `/project/${encodeURIComponent(project)}` }, { name: 'Evaluations' }]}>
      <Loaded live={live}>
        {({ stages, first }) => {
          const stage = query['stage'] ?? first?.stage;
          const services = stages.find((one) => one.name === stage)?.services ?? [];
          const service = query['service'] ?? (stage === first?.stage ? first?.service : services[0]);
          return (
            <>
              <div class="choice">
                <Choice label="Stage" value={stage} options={stages.map((one) => one.name)} onChoose={(value) => change({ stage: value, service: undefined, id: undefined, sli: undefined })} />
                <Choice label="Service" value={service} options={services} onChoose={(value) => change({ stage, service: value, id: undefined, sli: undefined })} />
              </div>
              {stage && service ? (
                <OfService key={`${stage}/${service}`} at={{ project, stage, service }} />
              ) : (
                <Empty title="There is no service to evaluate yet.">
                  Add one with <code>drydock create service NAME --project={project}</code>.
                </Empty>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Choice(props: { label: string; value: string | undefined; options: string[]; onChoose(value: string): void }) {
  const options = props.value === undefined || props.options.includes(props.value) ? props.options : [props.value, ...props.options];
  return (
    <label>
      <span>{props.label}</span>
      <select value={props.value} onChange={(event) => props.onChoose(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </label>
  );
}

function OfService({ at }: { at: ServicePlace }) {
  const live = useLive(
    (signal) => history(at, signal),
    (event) =>
      event.data.project === at.project &&
      event.data.stage === at.stage &&
      event.data.service === at.service &&
      /^sh\.keptn\.event\.evaluation\.(finished|invalidated)$/.test(event.type),
    [at],
  );
  return (
    <Loaded live={live}>
      {(found) =>
        found.evaluations.length === 0 ? (
          <Empty title={`${at.service} has not been evaluated in ${at.stage} yet.`}>
            A sequence with the task <code>evaluation</code> does it, or <code>drydock trigger evaluation --project={at.project} --stage={at.stage} --service={at.service} --timeframe=5m</code>.
            What is judged stands in the service's <a href={`/project/${encodeURIComponent(at.project)}/file?stage=${encodeURIComponent(at.stage)}&service=${encodeURIComponent(at.service)}&path=slo.yaml`}>slo.yaml</a>.
          </Empty>
        ) : (
          <Found history={found} onChanged={live.reload} />
        )
      }
    </Loaded>
  );
}

function Found({ history, onChanged }: { history: History; onChanged(): void }) {
  const [query, change] = useQuery();
  const last = history.evaluations[0]!;
  const id = query['id'] ?? last.id;
  const indicator = history.indicators.find((one) => one.sli === query['sli']) ?? worst(history);
  return (
    <>
      <p class="summary">
        <ScoreBadge score={last.score ?? undefined} result={last.result ?? undefined} />
        <span>
          newest, <When time={last.finishedAt ?? undefined} />.
        </span>
        <span class="quiet">{lately(history.evaluations)}</span>
        <span class="quiet count" aria-live="polite">
          {history.evaluations.length === 1 ? '1 evaluation' : `${history.evaluations.length} evaluations`}
          {history.nextPageKey ? ', the newest ones' : ''}
        </span>
      </p>
      <section class="panel" aria-label="Heat map">
        <HeatMap history={history} chosen={{ id, sli: indicator?.sli }} onChoose={(chosen, sli) => change({ id: chosen, sli: sli ?? query['sli'] })} />
      </section>
      <Detail key={id} id={id} sli={indicator?.sli} onSli={(sli) => change({ sli })} onChanged={onChanged} />
      {indicator && <Indicator history={history} indicator={indicator} onChoose={(sli) => change({ sli })} />}
    </>
  );
}

/** What needs to be looked at first: an indicator that failed last, else one with a warning, else the first. */
function worst({ indicators }: History) {
  const newestIs = (status: string) => indicators.find((one) => one.cells[0]?.status === status);
  return newestIs('fail') ?? newestIs('warning') ?? indicators[0];
}
