import type { Flow } from '../../api/sequences';
import { attemptWords, remark } from '../../domain/flow';
import { stateWord } from '../../domain/states';
import { Badge, ScoreBadge } from '../../parts/Badge';
import { Countdown, When } from '../../parts/Time';

/** A flow in a line: what, where, when, how it stands, and which attempt it is. */
export function FlowRow({ flow }: { flow: Flow }) {
  const said = remark(flow);
  const attempt = attemptWords(flow);
  return (
    <article class="flow">
      <Badge state={flow.state} result={flow.result} />
      <div class="what">
        <a href={`/project/${encodeURIComponent(flow.project)}/sequence/${encodeURIComponent(flow.shkeptncontext)}`}>
          {flow.name} of {flow.service}
        </a>
        {flow.problemTitle && <span class="problem-title">{flow.problemTitle}</span>}
        <code class="quiet context">{flow.shkeptncontext.slice(0, 8)}</code>
      </div>
      <ol class="where" aria-label="Stages">
        {flow.stages.map((stage) => (
          <li key={stage.name} class={`stage ${stageTone(stage.state, stage.latestEvaluation?.result)}`}>
            {stage.name}
            {stage.latestEvaluation && <ScoreBadge score={stage.latestEvaluation.score} result={stage.latestEvaluation.result} />}
          </li>
        ))}
      </ol>
      <p class="remark">
        {attempt && <span class="attempt">{attempt}</span>}
        {said?.words && <span class="words">{said.words}</span>}
        {said?.until && (
          <span class="quiet">
            <Countdown until={said.until} /> left
          </span>
        )}
      </p>
      <span class="when quiet">
        <When time={flow.time} />
      </span>
    </article>
  );
}

function stageTone(state: string, evaluation: string | undefined): string {
  if (state === 'triggered') return 'running';
  return stateWord(state === 'succeeded' && evaluation ? evaluation : state).tone;
}
