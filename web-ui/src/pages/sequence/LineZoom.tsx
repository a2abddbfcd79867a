import { useRef } from 'preact/hooks';
import type { Execution, Timeline } from '../../api/sequences';
import { jobsOf, type Job } from '../../api/jobs';
import { answeredBy, tasksOf, taskState, type TaskView } from '../../domain/execution';
import { bars, type Span } from '../../domain/timeline';
import { useLive } from '../../live/live';
import { Badge } from '../../parts/Badge';
import { Icon } from '../../parts/Icon';
import { Json } from '../../parts/Json';
import { Countdown, Duration, When } from '../../parts/Time';
import { JobLog } from './JobLog';

/** Each execution as a line of tasks, and each task with who answered it, what they said and what they printed. */
export function LineZoom(props: { executions: Execution[]; timeline: Timeline[]; context: string; stage: string | undefined }) {
  const jobs = useLive((signal) => jobsOf(props.context, signal), (event) => event.shkeptncontext === props.context, [props.context]);
  const shown = [...props.executions].reverse();
  return (
    <>
      {shown.map((execution) => (
        <ExecutionPanel
          key={execution._id}
          execution={execution}
          timeline={props.timeline.find((one) => one.triggeredID === execution._id)}
          jobs={jobs.data ?? []}
          marked={props.stage === execution.scope.stage}
        />
      ))}
    </>
  );
}

function ExecutionPanel(props: { execution: Execution; timeline: Timeline | undefined; jobs: Job[]; marked: boolean }) {
  const { execution, timeline, jobs } = props;
  const tasks = tasksOf(execution);
  const spans = timeline ? bars(timeline).spans : [];
  const { project, stage, service, gitcommitid } = execution.scope;
  return (
    <section class={`execution panel${props.marked ? ' marked' : ''}`} aria-label={`${execution.sequence.name} in ${stage}`}>
      <header>
        <h2>
          {stage} <span class="quiet">· {execution.sequence.name}</span>
        </h2>
        <Badge state={execution.status.state} result={execution.ended?.result} />
        <span class="quiet">
          <When time={execution.triggeredAt} />, <Duration from={execution.triggeredAt} until={execution.ended?.time} />
        </span>
        {gitcommitid && (
          <a
            class="commit"
            href={`/project/${encodeURIComponent(project)}/file?stage=${encodeURIComponent(stage)}&service=${encodeURIComponent(service)}&commit=${encodeURIComponent(gitcommitid)}`}
            title={`files at commit ${gitcommitid}`}
          >
            <Icon name="commit" /> {gitcommitid.slice(0, 8)}
          </a>
        )}
      </header>
      {execution.retry && (
        <p class="quiet">
          <Icon name="retry" /> retry by {execution.retry.by}; {execution.retry.tasksKept} of its tasks were done before
        </p>
      )}
      {execution.retriedBy && (
        <p class="quiet">
          <Icon name="retry" /> was retried, see above
        </p>
      )}
      <ol class="chips" aria-label="Tasks">
        {tasks.map((task, i) => (
          <li key={i}>
            <Chip task={task} />
          </li>
        ))}
      </ol>
      {tasks
        .filter((task) => task.state === 'done' || task.state === 'open' || task.state === 'planned')
        .map((task) => (
          <Task
            key={task.triggeredId}
            task={task}
            span={spans.filter((span) => span.triggeredId === task.triggeredId && span.kind === 'task').at(-1)}
            jobs={jobs.filter((job) => job.triggeredId === task.triggeredId)}
            dueAt={task.state === 'open' ? execution.dueAt : undefined}
          />
        ))}
    </section>
  );
}

function Chip({ task }: { task: TaskView }) {
  const { state, word } = taskState(task);
  const quiet = task.state === 'coming' || task.state === 'left-out';
  return (
    <span class={quiet ? 'chip coming' : 'chip'}>
      <span class="name">{task.name}</span>
      {quiet ? <span class="quiet">{word}</span> : <Badge state={state} word={word} />}
    </span>
  );
}

function Task({ task, span, jobs, dueAt }: { task: TaskView; span: Span | undefined; jobs: Job[]; dueAt: string | undefined }) {
  const { state, word } = taskState(task);
  const who = answeredBy(task);
  const open = useRef(false); // who follows a task goes on reading when it is done
  open.current ||= task.state !== 'done' || task.result === 'fail' || task.status === 'errored';
  return (
    <details class="task" open={open.current}>
      <summary>
        <span class="name">{task.name}</span>
        <Badge state={state} word={word} />
        {task.kept && <span class="quiet">done before</span>}
        <span class="quiet">{who.length > 0 ? `by ${who.join(', ')}` : ''}</span>
        {span && (
          <span class="quiet">
            <Duration from={span.from} until={span.until} />
          </span>
        )}
      </summary>
      <div class="task-body">
        {task.unanswered && <p class="bad">{task.unanswered}</p>}
        {task.held && (
          <p class="waiting">
            put off by {task.held.source}
            {task.held.guard && ` (${task.held.guard})`}: {task.held.reason}, looked at again in <Countdown until={task.held.until} />
          </p>
        )}
        {task.state === 'planned' && (
          <p>
            goes out in <Countdown until={task.sendAt} />
          </p>
        )}
        {dueAt && !task.held && (
          <p class="quiet">
            has <Countdown until={dueAt} /> left
          </p>
        )}
        {task.message && <p class="message">{task.message}</p>}
        {task.answers.length > 0 && (
          <ul class="answers" aria-label="Answers">
            {task.answers.map((answer, i) => (
              <li key={i}>
                <When time={answer.time} /> <strong>{answer.source}</strong> {answer.eventType.split('.').slice(4).join(' ')}
                {answer.result && (
                  <>
                    {' '}
                    <Badge state={answer.status === 'errored' ? 'errored' : answer.result} />
                  </>
                )}
                {answer.ignored && <span class="quiet"> changed nothing: {answer.ignored}</span>}
              </li>
            ))}
          </ul>
        )}
        {jobs.map((job) => (
          <JobLog key={job.id} job={job} />
        ))}
        {task.added !== undefined && (
          <details>
            <summary class="quiet">What it added to the flow</summary>
            <Json value={task.added} label={`what ${task.name} added`} />
          </details>
        )}
      </div>
    </details>
  );
}
