import { vote } from '../../api/problems';
import type { Problem } from '../../api/types';
import { effectWord, titleOf } from '../../domain/problem';
import { Badge } from '../../parts/Badge';
import { Decision } from '../../parts/Decision';
import { Fact, Facts } from '../../parts/Facts';
import { Icon } from '../../parts/Icon';
import { Countdown, When } from '../../parts/Time';
import { toast } from '../../parts/Toasts';
import { may } from '../../session';
import { Place } from './Place';

/** The action that a guard holds, and where people are asked, their answer. */
export function Held({ problem, done }: { problem: Problem; done(): void }) {
  const held = problem.held!;
  return (
    <section class="asking panel" aria-label="What is held">
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
  const { needed, since, votes, evidence } = problem.approval!;
  const blocked = may('operate') ? undefined : 'Your token may not decide: it lacks the scope operate.';
  const answer = async (approved: boolean, words: string) => {
    await vote(problem.id, approved, words);
    toast(approved ? 'Approved.' : 'Declined: the next action is tried.');
    done();
  };
  return (
    <>
      <Facts>
        <Fact name="Score now" class="number">
          {evidence.score === undefined ? <span class="quiet">unknown</span> : evidence.score.toFixed(1)}
        </Fact>
        <Fact name="Approvals">
          {votes.filter((one) => one.decision === 'approved').length} of {needed}
          {needed > 1 && <span class="quiet"> by different people</span>}
        </Fact>
        <Fact name="How it did before">
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
        </Fact>
      </Facts>
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
      <Decision key={`${since} ${votes.length}`} blocked={blocked} answer={answer} />
    </>
  );
}
