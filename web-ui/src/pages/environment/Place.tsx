import type { SequenceExecution } from '../../api/types';
import { withQuery } from '../../api/client';
import { doing, imageName, scopeOf, type PlaceView } from '../../domain/environment';
import { count } from '../../domain/health';
import { ScoreBadge } from '../../parts/Badge';
import { Icon } from '../../parts/Icon';
import { Countdown, Duration, When } from '../../parts/Time';
import { wanting } from '../../session';

const SHOWN = 3;

/** A service in a stage: what is wrong, what is being done, what waits, and what is deployed. */
export function Place({ project, place, onTrigger }: { project: string; place: PlaceView; onTrigger(at: Partial<PlaceView>): void }) {
  const base = `/project/${encodeURIComponent(project)}`;
  const here = { stage: place.stage, service: place.service };
  const { deployed, evaluation } = place;
  return (
    <article class="place" aria-label={`${place.service} in ${place.stage}`}>
      <header>
        <h3>{place.service}</h3>
        {evaluation && (
          <a href={withQuery(`${base}/evaluation`, here)} aria-label={`Last evaluation: score ${Math.round(evaluation.score)}`}>
            <ScoreBadge score={evaluation.score} result={evaluation.result} />
          </a>
        )}
        <button
          type="button"
          class="icon-button"
          aria-label={`Trigger a sequence for ${place.service} in ${place.stage}`}
          onClick={() => onTrigger(place)}
          {...wanting('send-events')}
        >
          <Icon name="play" />
        </button>
      </header>
      {place.problems.map((problem) => (
        <a key={problem.id} class="row bad" href={`/problem/${encodeURIComponent(problem.id)}`}>
          <Icon name="problem" />
          <span>
            <strong>{problem.name}</strong> {problem.state === 'remediating' ? 'being healed' : 'open'}, found <When time={problem.openedAt} />
          </span>
        </a>
      ))}
      {place.running.map((execution) => (
        <Running key={execution._id} base={base} execution={execution} />
      ))}
      {place.waiting.slice(0, SHOWN).map((execution) => (
        <a key={execution._id} class="row waiting" href={flow(base, execution)}>
          <Icon name="clock" />
          <span>
            <strong>{execution.sequence?.name}</strong> {doing(execution)}
          </span>
        </a>
      ))}
      {place.waiting.length > SHOWN && (
        <a class="row waiting" href={withQuery(`${base}/sequence`, { ...here, state: 'waiting' })}>
          <Icon name="clock" /> <span>and {count(place.waiting.length - SHOWN, 'more that waits', 'more that wait')}</span>
        </a>
      )}
      <p class="deployed quiet">
        {deployed ? (
          <>
            <code title={deployed.image}>{imageName(deployed.image)}</code>{' '}
            <a href={`${base}/sequence/${encodeURIComponent(deployed.keptnContext)}`}>
              delivered <When time={deployed.at} />
            </a>
          </>
        ) : (
          'nothing delivered yet'
        )}
      </p>
    </article>
  );
}

function Running({ base, execution }: { base: string; execution: SequenceExecution }) {
  const state = execution.status?.state;
  const tone = state === 'waitingForApproval' ? 'warning' : state === 'paused' ? 'waiting' : 'running';
  return (
    <a class={`row ${tone}`} href={flow(base, execution)}>
      <Icon name={state === 'paused' ? 'pause' : state === 'waitingForApproval' ? 'hand' : 'play'} />
      <span>
        <strong>{execution.sequence?.name}</strong> {doing(execution)}, since <Duration from={execution.triggeredAt} />
        {execution.dueAt && state !== 'paused' && (
          <>
            , at most <Countdown until={execution.dueAt} /> more
          </>
        )}
      </span>
    </a>
  );
}

function flow(base: string, execution: SequenceExecution): string {
  const { keptnContext, stage } = scopeOf(execution);
  return withQuery(`${base}/sequence/${encodeURIComponent(keptnContext)}`, { stage });
}

