import { prospect, type Prospect } from '../../api/problems';
import type { Problem } from '../../api/types';
import { verdictWord } from '../../domain/problem';
import { useLive } from '../../live/live';
import { Badge } from '../../parts/Badge';
import { Failure } from '../../parts/Notice';
import { Countdown } from '../../parts/Time';
import { Checks } from './Steps';

type Remedy = NonNullable<Prospect['remedies']>[number];

/** What would be done next by the files and guards as they are now, and how much of each budget is left. */
export function Next({ problem }: { problem: Problem }) {
  const { project, stage, service } = problem;
  const last = problem.attempts.filter((attempt) => !attempt.undo).at(-1);
  const given = problem.held ? problem.held.actionIndex + 1 : last ? last.actionIndex + 1 : 0;
  const live = useLive(
    (signal) => prospect(project, stage, service, given, signal),
    (event) => event.shkeptncontext === problem.keptnContext || event.type.includes('kill-switch'),
    [problem.id, given],
  );
  const said = live.data;
  const remedy = said && remedyFor(said, problem);
  const left = remedy?.actions ?? [];
  return (
    <section class="next" aria-label="What comes next">
      <h2>{problem.held ? 'What comes next, if it is declined or does not help' : 'What comes next'}</h2>
      <Failure problem={live.failure} retry={live.reload} />
      {said?.unusable && <p class="bad">{said.unusable}</p>}
      {said && !said.unusable && !remedy && <p>remediation.yaml says nothing about this problem: people must take over.</p>}
      {remedy && left.length === 0 && (
        <p>{given > 0 ? 'If this does not help, people take over: every action of the list was given.' : remedy.words}</p>
      )}
      {left.length > 0 && (
        <ol>
          {left.map((action) => (
            <li key={action.number}>
              <p>
                <strong>
                  {action.number}. {action.title}
                </strong>{' '}
                <Badge {...verdictWord(action.verdict)} />
                {action.decidedBy && <span class="quiet"> {action.decidedBy.words}</span>}
                {action.lookAgainAt && (
                  <span class="quiet">
                    , asked again in <Countdown until={action.lookAgainAt} />
                  </span>
                )}
              </p>
              <Checks checks={action.checks} problem={problem} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function remedyFor(said: Prospect, problem: Problem): Remedy | undefined {
  const { ProblemTitle: title } = problem.problem as { ProblemTitle?: string };
  const remedies = said.remedies ?? [];
  return [problem.name, title, 'default'].flatMap((type) => remedies.find((remedy) => remedy.problemType === type) ?? []).at(0);
}
