import { useState } from 'preact/hooks';
import { ApiProblem } from '../../api/client';
import { vote } from '../../api/problems';
import type { Problem } from '../../api/types';
import { effectWord, titleOf } from '../../domain/problem';
import { Badge } from '../../parts/Badge';
import { Field } from '../../parts/Field';
import { Icon } from '../../parts/Icon';
import { Failure } from '../../parts/Notice';
import { Countdown, When } from '../../parts/Time';
import { toast } from '../../parts/Toasts';
import { may } from '../../session';
import { Place } from './Place';

/** The action that a guard holds, and where people are asked, their answer. */
export function Held({ problem, done }: { problem: Problem; done(): void }) {
  const held = problem.held!;
  return (
    <section class="held panel" aria-label="What is held">
      <h2>
        <Icon name="hand" />
        {problem.approval ? `May "${titleOf(held)}" be done?` : `"${titleOf(held)}" is held`}
      </h2>
      <p>
        {held.reason} <Place place={held.place} problem={problem} />
      </p>
      <p class="quiet">
        since <When time={held.since} />, for <Countdown until={held.until} /> at most
      </p>
      {problem.approval && <Vote problem={problem} done={done} />}
    </section>
  );
}

function Vote({ problem, done }: { problem: Problem; done(): void }) {
  const { needed, votes, evidence } = problem.approval!;
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiProblem>();
  const blocked = may('operate') ? undefined : 'Your token may not decide: it lacks the scope operate.';
  const answer = async (approved: boolean) => {
    setBusy(true);
    try {
      await vote(problem.id, approved, words.trim());
      setFailure(undefined);
      setWords('');
      toast(approved ? 'Approved.' : 'Declined: the next action is tried.');
      done();
    } catch (refused) {
      setFailure(refused instanceof ApiProblem ? refused : new ApiProblem(0, 'broken', String(refused)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <dl class="facts">
        <div>
          <dt>Score now</dt>
          <dd class="number">{evidence.score === undefined ? <span class="quiet">unknown</span> : evidence.score.toFixed(1)}</dd>
        </div>
        <div>
          <dt>Approvals</dt>
          <dd>
            {votes.filter((one) => one.decision === 'approved').length} of {needed}
            {needed > 1 && <span class="quiet"> by different people</span>}
          </dd>
        </div>
        <div>
          <dt>How it did before</dt>
          <dd>
            {evidence.outcomes.length === 0 ? (
              <span class="quiet">it was never run</span>
            ) : (
              <ul class="outcomes">
                {evidence.outcomes.slice(0, 5).map((outcome) => (
                  <li key={outcome.at}>
                    <Badge {...effectWord(outcome.effect)} />{' '}
                    <span class="number">
                      {outcome.scoreBefore?.toFixed(0) ?? '?'} → {outcome.score?.toFixed(0) ?? '?'}
                    </span>{' '}
                    <span class="quiet">
                      <When time={outcome.at} />
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      </dl>
      {votes.length > 0 && (
        <ul class="votes" aria-label="Votes">
          {votes.map((one) => (
            <li key={one.at}>
              <strong>{one.by}</strong> {one.decision} <When time={one.at} />
              {one.comment && <q>{one.comment}</q>}
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={(event) => event.preventDefault()}>
        <Field label="Your word" hint="Whoever looks later reads why.">
          {(ids) => (
            <textarea {...ids} rows={2} maxLength={2000} value={words} onInput={(event) => setWords(event.currentTarget.value)} />
          )}
        </Field>
        <Failure problem={failure} />
        <div class="actions">
          <button type="button" class="primary" disabled={busy || !!blocked} title={blocked} onClick={() => answer(true)}>
            <Icon name="check" /> Approve
          </button>
          <button type="button" disabled={busy || !!blocked} title={blocked} onClick={() => answer(false)}>
            <Icon name="cross" /> Decline
          </button>
        </div>
      </form>
    </>
  );
}
