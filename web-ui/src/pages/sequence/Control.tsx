import { useState } from 'preact/hooks';
import { ApiProblem } from '../../api/client';
import { control, retry, type Execution } from '../../api/sequences';
import { isRetriable, retriedTask } from '../../domain/execution';
import { Confirm } from '../../parts/Dialog';
import { Icon } from '../../parts/Icon';
import { Failure } from '../../parts/Notice';
import { toast } from '../../parts/Toasts';
import { may } from '../../session';

/** Pause, resume and abort of all that is live in a flow. */
export function Control(props: { executions: Execution[]; project: string; context: string; done(): void }) {
  const { executions, project, context, done } = props;
  const [asks, setAsks] = useState(false);
  const [failure, setFailure] = useState<ApiProblem>();
  const live = executions.filter((execution) => !execution.ended);
  const paused = live.some((execution) => execution.status.state === 'paused');
  if (live.length === 0) return null;
  const blocked = may('operate') ? undefined : 'Your token may not do this: it lacks the scope operate.';
  const act = async (wanted: 'pause' | 'resume', word: string) => {
    try {
      await control(project, context, wanted);
      setFailure(undefined);
      toast(word);
      done();
    } catch (problem) {
      setFailure(ApiProblem.of(problem));
    }
  };
  return (
    <>
      <Failure problem={failure} />
      {paused ? (
        <button type="button" class="primary" disabled={!!blocked} title={blocked} onClick={() => act('resume', 'It goes on.')}>
          <Icon name="play" /> Resume
        </button>
      ) : (
        <button
          type="button"
          disabled={!!blocked}
          title={blocked}
          onClick={() => act('pause', 'Paused: what runs now is finished, nothing new goes out.')}
        >
          <Icon name="pause" /> Pause
        </button>
      )}
      <button type="button" disabled={!!blocked} title={blocked} onClick={() => setAsks(true)}>
        <Icon name="stop" /> Abort …
      </button>
      {asks && <Abort live={live} project={project} context={context} done={done} close={() => setAsks(false)} />}
    </>
  );
}

function Abort(props: { live: Execution[]; project: string; context: string; done(): void; close(): void }) {
  const stages = [...new Set(props.live.map((execution) => execution.scope.stage))];
  const [stage, setStage] = useState('');
  const tasks = props.live.flatMap((execution) => execution.status.currentTask?.name ?? []);
  return (
    <Confirm
      title="Abort the sequence?"
      verb="Abort"
      danger
      act={async () => {
        await control(props.project, props.context, 'abort', stage);
        toast('Aborted.');
        props.done();
      }}
      onClose={props.close}
    >
      <p>
        It ends at once, and nothing follows it.{' '}
        {tasks.length > 0 && `Who works on ${tasks.join(' and ')} is told to stop; what was done already stays done.`}
      </p>
      {stages.length > 1 && (
        <label class="row">
          Where
          <select value={stage} onChange={(event) => setStage(event.currentTarget.value)}>
            <option value="">in all stages</option>
            {stages.map((name) => (
              <option key={name} value={name}>
                only in {name}
              </option>
            ))}
          </select>
        </label>
      )}
    </Confirm>
  );
}

/** For each execution that failed: what can be done about it. */
export function Retry({ executions, done }: { executions: Execution[]; done(): void }) {
  const [chosen, setChosen] = useState<Execution>();
  const failed = executions.filter(isRetriable);
  if (failed.length === 0) return null;
  const blocked = may('operate') ? undefined : 'Your token may not retry: it lacks the scope operate.';
  return (
    <section class="retry panel" aria-label="What can be done">
      {failed.map((execution) => {
        const task = retriedTask(execution);
        return (
          <p key={execution._id}>
            <button type="button" disabled={!!blocked} title={blocked} onClick={() => setChosen(execution)}>
              <Icon name="retry" /> Retry {task ? `from ${task}` : execution.sequence.name} in {execution.scope.stage} …
            </button>{' '}
            <span class="quiet">{keptWords(execution, task)}</span>
          </p>
        );
      })}
      {chosen && <RetryDialog execution={chosen} done={done} close={() => setChosen(undefined)} />}
    </section>
  );
}

function keptWords(execution: Execution, task: string | undefined): string {
  const kept = execution.sequence.tasks.map((one) => one.name);
  const before = task ? kept.slice(0, kept.indexOf(task)) : [];
  return before.length > 0 ? `What was done before counts: ${before.join(', ')}.` : 'It begins at its first task.';
}

function RetryDialog({ execution, done, close }: { execution: Execution; done(): void; close(): void }) {
  const [files, setFiles] = useState<'newest' | 'same'>('newest');
  const [overtaken, setOvertaken] = useState(false);
  const [overNewer, setOverNewer] = useState(false);
  const { project, keptnContext, stage, gitcommitid } = execution.scope;
  return (
    <Confirm
      title={`Retry ${execution.sequence.name} in ${stage}?`}
      verb="Retry"
      blocked={overtaken && !overNewer ? 'Say that the older may replace the newer.' : undefined}
      act={async () => {
        try {
          await retry(project, keptnContext, { triggeredID: execution._id, stage, files, overNewer });
        } catch (problem) {
          if (problem instanceof ApiProblem && problem.reason === 'overtaken') setOvertaken(true);
          throw problem;
        }
        toast('It goes on, as a new execution of the same flow.');
        done();
      }}
      onClose={close}
    >
      <p>{keptWords(execution, retriedTask(execution))} The failed one stays as it ended.</p>
      <fieldset>
        <legend>With which files?</legend>
        <label class="row">
          <input type="radio" name="files" checked={files === 'newest'} onChange={() => setFiles('newest')} /> as they are now: you
          have mended something
        </label>
        <label class="row">
          <input type="radio" name="files" checked={files === 'same'} onChange={() => setFiles('same')} /> as they were
          {gitcommitid && (
            <>
              , at <code>{gitcommitid.slice(0, 8)}</code>
            </>
          )}
        </label>
      </fieldset>
      {overtaken && (
        <label class="row">
          <input type="checkbox" checked={overNewer} onChange={(event) => setOverNewer(event.currentTarget.checked)} /> the older may
          replace what the newer delivery brought
        </label>
      )}
    </Confirm>
  );
}
