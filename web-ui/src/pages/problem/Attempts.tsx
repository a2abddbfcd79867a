import type { Attempt } from '../../api/problems';
import type { Problem } from '../../api/types';
import { change, effectWord, titleOf } from '../../domain/problem';
import { Badge } from '../../parts/Badge';
import { Table } from '../../parts/Table';
import { When } from '../../parts/Time';

/** What was done, and what it brought about. */
export function Attempts({ problem }: { problem: Problem }) {
  const { attempts, refusals } = problem;
  return (
    <section aria-label="What was done">
      <h2>What was done</h2>
      {attempts.length === 0 && <p class="quiet">No action was given{refusals.length > 0 ? ':' : ' yet.'}</p>}
      {attempts.length > 0 && (
        <Table
          label="What was done"
          rows={attempts}
          keyOf={(attempt) => String(attempt.number)}
          columns={[
            { name: 'Attempt', cell: (attempt) => (attempt.undo ? 'undo' : of(attempt)) },
            {
              name: 'Action',
              cell: (attempt) => (
                <>
                  <strong>{titleOf(attempt)}</strong>
                  {attempt.name && <span class="quiet"> {attempt.action}</span>}
                  {attempt.value !== undefined && (
                    <>
                      {' '}
                      <code>{typeof attempt.value === 'string' ? attempt.value : JSON.stringify(attempt.value)}</code>
                    </>
                  )}
                  {attempt.shadow && <Badge state="shadow" word="only as if" />}
                  {attempt.reason && attempt.result === 'fail' && <p class="quiet">{attempt.reason}</p>}
                </>
              ),
            },
            { name: 'Begun', cell: (attempt) => <When time={attempt.startedAt} /> },
            { name: 'Score', number: true, cell: (attempt) => <Score attempt={attempt} /> },
            { name: 'Effect', cell: (attempt) => <Badge {...effectWord(attempt.effect)} /> },
          ]}
        />
      )}
      {refusals.map((refusal) => (
        <p key={refusal.at} class="refusal">
          <When time={refusal.at} /> no action: {refusal.message}
        </p>
      ))}
    </section>
  );
}

function of(attempt: Attempt): string {
  return attempt.actionCount === undefined ? `${attempt.actionIndex + 1}` : `${attempt.actionIndex + 1} of ${attempt.actionCount}`;
}

function Score({ attempt }: { attempt: Attempt }) {
  if (attempt.score === undefined && attempt.scoreBefore === undefined) return <span class="quiet">not evaluated</span>;
  const by = change(attempt);
  return (
    <>
      {attempt.scoreBefore?.toFixed(0) ?? '?'} → {attempt.score?.toFixed(0) ?? '?'}
      {by !== undefined && by !== 0 && (
        <span class={by > 0 ? 'good' : 'bad'}>
          {' '}
          {by > 0 ? '▲' : '▼'} {Math.abs(by).toFixed(0)}
        </span>
      )}
    </>
  );
}

const UNDO = { due: 'is due', running: 'is under way', done: 'done', 'left-out': 'left out' };

/** What takes actions back after the end. */
export function Undos({ problem }: { problem: Problem }) {
  if (problem.undos.length === 0) return null;
  return (
    <section aria-label="What is taken back">
      <h2>What is taken back</h2>
      <ul class="undos">
        {problem.undos.map((undo, i) => (
          <li key={i}>
            <Badge tone={undo.state === 'done' ? 'good' : undo.state === 'left-out' ? 'neutral' : 'running'} word={UNDO[undo.state]} />{' '}
            {titleOf(undo)} <span class="quiet">{undo.words}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
