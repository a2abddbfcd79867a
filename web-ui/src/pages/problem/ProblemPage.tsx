import { explanation, type Explanation } from '../../api/problems';
import type { Problem } from '../../api/types';
import { attemptOf, isOpen, problemState } from '../../domain/problem';
import { withLocalTimes } from '../../domain/time';
import { useLive, type Live } from '../../live/live';
import { Badge } from '../../parts/Badge';
import { Fact, Facts } from '../../parts/Facts';
import { Json } from '../../parts/Json';
import { Loaded } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { Duration, When } from '../../parts/Time';
import { useSubject } from '../../shell/subject';
import { Attempts, Undos } from './Attempts';
import { Held } from './Held';
import { Next } from './Next';
import { Steps } from './Steps';
import './problem.css';

/** The life of a problem: what is wrong, what is being done, what comes next, what one can do; then how it came to that. */
export default function ProblemPage({ id }: { id: string }) {
  const live: Live<Explanation> = useLive(
    (signal) => explanation(id, signal),
    (event) => {
      const problem = live.data?.problem;
      return !problem || event.shkeptncontext === problem.keptnContext || event.type.includes('kill-switch');
    },
    [id],
  );
  const problem = live.data?.problem;
  const base = problem && `/project/${encodeURIComponent(problem.project)}`;
  useSubject(problem?.project);
  return (
    <Page
      title={problem?.name ?? 'Problem'}
      name="problem"
      crumbs={problem && base ? [{ name: 'Projects', href: '/' }, { name: problem.project, href: base }, { name: 'Problems', href: `${base}/problem` }] : undefined}
    >
      <Loaded live={live}>{(story) => <Story story={story} done={live.reload} />}</Loaded>
    </Page>
  );
}

function Story({ story, done }: { story: Explanation; done(): void }) {
  const { problem } = story;
  return (
    <>
      <Summary story={story} />
      {problem.held && <Held problem={problem} done={done} />}
      {isOpen(problem) && <Next problem={problem} />}
      <Attempts problem={problem} />
      <Undos problem={problem} />
      <Steps steps={story.steps} problem={problem} />
      <details class="panel report">
        <summary>The report, as it was told</summary>
        <Json value={problem.problem} label="the report" />
      </details>
    </>
  );
}

function Summary({ story }: { story: Explanation }) {
  const { problem, conclusion, advice } = story;
  const { tone, word } = problemState(problem);
  const attempt = attemptOf(problem);
  return (
    <section class="summary panel" aria-label="How it stands">
      <div class="state-line" role="status" aria-live="polite">
        <Badge tone={tone} word={word} />
        <p>{withLocalTimes(conclusion)}</p>
      </div>
      {advice.length > 0 && (
        <ul class="advice" aria-label="What you can do">
          {advice.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      <Known problem={problem} attempt={attempt} />
    </section>
  );
}

function Known({ problem, attempt }: { problem: Problem; attempt: string | undefined }) {
  const base = `/project/${encodeURIComponent(problem.project)}`;
  const { ProblemURL: link } = problem.problem as { ProblemURL?: unknown };
  return (
    <Facts>
      <Fact name="Where">
        {problem.service} in {problem.stage}
      </Fact>
      <Fact name="Told">
        <When time={problem.openedAt} /> <span class="quiet">by {problem.source}</span>
        {problem.repeats > 0 && (
          <span class="quiet">
            , again {problem.repeats} times, last <When time={problem.repeatedAt} />
          </span>
        )}
      </Fact>
      <Fact name={isOpen(problem) ? 'Lasts' : 'Lasted'}>
        <Duration from={problem.openedAt} until={problem.closedAt} />
      </Fact>
      {attempt && <Fact name="Remediation">{attempt}</Fact>}
      <Fact name="Sequence">
        <a href={`${base}/sequence/${encodeURIComponent(problem.keptnContext)}`}>{problem.keptnContext.slice(0, 8)}</a>
      </Fact>
      {typeof link === 'string' && /^https?:\/\//.test(link) && (
        <Fact name="Monitoring tool">
          <a href={link} rel="noreferrer">
            see it there
          </a>
        </Fact>
      )}
    </Facts>
  );
}
