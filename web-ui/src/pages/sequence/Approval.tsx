import { useState } from 'preact/hooks';
import { ApiProblem } from '../../api/client';
import { decide, executions, type Execution } from '../../api/sequences';
import { evaluationOf, imageOf, previousDelivery } from '../../domain/execution';
import { useLive } from '../../live/live';
import { ScoreBadge } from '../../parts/Badge';
import { Field } from '../../parts/Field';
import { Icon } from '../../parts/Icon';
import { Failure } from '../../parts/Notice';
import { Countdown, When } from '../../parts/Time';
import { toast } from '../../parts/Toasts';
import { may, who } from '../../session';

/** A person is asked: what for, on what evidence, and the answer. */
export function Approval({ execution, done }: { execution: Execution; done(): void }) {
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiProblem>();
  const { project, stage, service } = execution.scope;
  const blocked = may('send-events') ? undefined : 'Your token may not decide: it lacks the scope send-events.';
  const answer = async (approved: boolean) => {
    setBusy(true);
    try {
      await decide(execution, approved, words.trim(), who.value?.name ?? 'bridge');
      toast(approved ? 'Approved.' : 'Declined.');
      done();
    } catch (problem) {
      setFailure(problem instanceof ApiProblem ? problem : new ApiProblem(0, 'broken', String(problem)));
      setBusy(false);
    }
  };
  return (
    <section class="approval panel" aria-label={`Approval in ${stage}`}>
      <h2>
        <Icon name="hand" /> May {service} go on in {stage}?
      </h2>
      <Evidence execution={execution} project={project} />
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
          {execution.dueAt && (
            <span class="quiet">
              decides itself in <Countdown until={execution.dueAt} />, as the shipyard says
            </span>
          )}
        </div>
      </form>
    </section>
  );
}

function Evidence({ execution, project }: { execution: Execution; project: string }) {
  const { stage, service } = execution.scope;
  const before = useLive(
    async (signal) =>
      previousDelivery(execution, await executions({ project, stage, service, status: 'finished', pageSize: 50 }, signal)) ?? null,
    () => false,
    [execution._id],
  ).data;
  const evaluation = evaluationOf(execution);
  const image = imageOf(execution);
  const asked = execution.status.currentTask?.sendAt;
  return (
    <dl class="facts">
      <div>
        <dt>Score</dt>
        <dd>
          {evaluation ? (
            <a href={`/project/${encodeURIComponent(project)}/evaluation?stage=${encodeURIComponent(stage)}&service=${encodeURIComponent(service)}`}>
              <ScoreBadge score={evaluation.score} result={evaluation.result} />
            </a>
          ) : (
            <span class="quiet">nothing was evaluated before</span>
          )}
        </dd>
      </div>
      {image && (
        <div>
          <dt>Brings</dt>
          <dd>
            <code>{image}</code>
          </dd>
        </div>
      )}
      <div>
        <dt>Replaces</dt>
        <dd>
          {before ? (
            <>
              <code>{imageOf(before)}</code>{' '}
              <span class="quiet">
                since <When time={before.ended?.time} />
              </span>
            </>
          ) : (
            <span class="quiet">{before === null ? 'no earlier delivery is known' : '…'}</span>
          )}
        </dd>
      </div>
      <div>
        <dt>Waits since</dt>
        <dd>
          <When time={asked} />
        </dd>
      </div>
    </dl>
  );
}
