import type { Explanation, GuardCheck } from '../../api/problems';
import type { Problem } from '../../api/types';
import { toneOfKind } from '../../domain/problem';
import { absolute, millis, withLocalTimes } from '../../domain/time';
import { Icon } from '../../parts/Icon';
import { When } from '../../parts/Time';
import { Place } from './Place';

/** How it came to that: every step, and what each guard said. */
export function Steps({ steps, problem }: { steps: Explanation['steps']; problem: Problem }) {
  return (
    <section aria-label="How it came to that">
      <h2>How it came to that</h2>
      <ol class="steps">
        {steps.map((step, i) => (
          <li key={i} class={toneOfKind(step.kind)}>
            <span class="at quiet" title={absolute(millis(step.at) ?? 0)}>
              <When time={step.at} />
            </span>
            <div>
              <p class="words">{withLocalTimes(step.words)}</p>
              {step.checks.length > 0 && (
                <details open={step.decidedBy !== undefined}>
                  <summary class="quiet">
                    {step.decidedBy ? `${step.decidedBy.guard} did not let it go` : `${step.checks.length === 1 ? '1 guard' : `${step.checks.length} guards`} let it go`}
                  </summary>
                  <Checks checks={step.checks} problem={problem} />
                </details>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What each guard said about an action, with the line that says so. */
export function Checks({ checks, problem }: { checks: GuardCheck[]; problem: Problem }) {
  if (checks.length === 0) return null;
  return (
    <ul class="checks" aria-label="Guards">
      {checks.map((check, i) => (
        <li key={i}>
          <span class={check.passes ? 'good' : 'bad'}>
            <Icon name={check.passes ? 'check' : 'cross'} />
            <span class="hidden">{check.passes ? 'passes' : 'does not pass'}</span>
          </span>
          <span>
            <strong>{check.guard}</strong> {check.words} <Place place={check.place} problem={problem} />
          </span>
        </li>
      ))}
    </ul>
  );
}
