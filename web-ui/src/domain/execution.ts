import type { Execution } from '../api/sequences';
import { heldBy } from './flow';
import { isOver } from './states';

/** A task of an execution, done, open or still to come. */
export interface TaskView {
  name: string;
  state: 'done' | 'open' | 'planned' | 'coming' | 'left-out';
  result?: string;
  status?: string;
  message?: string;
  triggeredId?: string;
  /** who answered, and with what, oldest first */
  answers: Answer[];
  /** what the task added to the flow */
  added?: unknown;
  sendAt?: string;
  unanswered?: string;
  held?: { source: string; reason: string; guard?: string; until: string };
  /** whether it was done before, by the execution that this one retries */
  kept?: boolean;
}

export interface Answer {
  eventType: string;
  source: string;
  result?: string;
  status?: string;
  time: string;
  ignored?: string;
}

/** All tasks of the sequence, in order. */
export function tasksOf(execution: Execution): TaskView[] {
  const { previousTasks, currentTask, state } = execution.status;
  const kept = execution.retry?.tasksKept ?? 0;
  const tasks: TaskView[] = previousTasks.map((task, i) => ({
    name: task.name,
    state: 'done',
    result: task.result,
    status: task.status,
    message: task.message,
    triggeredId: task.triggeredID,
    answers: task.events,
    added: Object.keys(task.properties as object).length > 0 ? task.properties : undefined,
    kept: i < kept,
  }));
  if (currentTask) {
    tasks.push({
      name: currentTask.name,
      state: currentTask.sent ? 'open' : 'planned',
      triggeredId: currentTask.triggeredID,
      answers: currentTask.events,
      sendAt: currentTask.sendAt,
      unanswered: currentTask.unanswered,
      held: currentTask.held,
    });
  }
  for (const task of execution.sequence.tasks.slice(tasks.length)) {
    tasks.push({ name: task.name, state: isOver(state) ? 'left-out' : 'coming', answers: [] });
  }
  return tasks;
}

/** Who answered a task, each once. */
export function answeredBy(task: TaskView): string[] {
  return [...new Set(task.answers.filter((answer) => !answer.ignored).map((answer) => answer.source))];
}

/** How a task stands, in the words of states. */
export function taskState(task: TaskView): { state: string; word?: string } {
  switch (task.state) {
    case 'done':
      return { state: task.status === 'errored' ? 'errored' : (task.result ?? 'unknown') };
    case 'open':
      if (task.held) return { state: 'held' };
      if (task.name === 'approval') return { state: 'waitingForApproval' };
      return task.answers.length > 0 ? { state: 'started' } : { state: 'waiting', word: 'not answered yet' };
    case 'planned':
      return { state: 'waiting', word: 'planned' };
    case 'coming':
      return { state: 'unknown', word: 'comes later' };
    case 'left-out':
      return { state: 'unknown', word: 'not reached' };
  }
}

/** What is wrong with an execution, what is being done or what it waits for: one sentence. */
export function headline(execution: Execution): { words: string; until?: string } {
  const { state, currentTask, control } = execution.status;
  const where = `in ${execution.scope.stage}`;
  switch (state) {
    case 'waiting': {
      const behind = execution.queue?.blockedBy;
      return {
        words: behind
          ? `waits ${where} behind ${behind.name} ${behind.keptnContext.slice(0, 8)}, at place ${execution.queue?.position} of the queue`
          : `waits for its turn ${where}`,
      };
    }
    case 'waitingForApproval':
      return { words: `waits ${where} for a person to approve or decline`, until: execution.dueAt };
    case 'paused':
      return { words: `was paused ${where}${control ? ` by ${control.by}` : ''}; nothing new goes out until it is resumed` };
    case 'started':
      return atWork(execution, where, currentTask);
    default:
      return ended(execution, where);
  }
}

function atWork(execution: Execution, where: string, task: Execution['status']['currentTask']) {
  if (!task) return { words: `is about to go on ${where}` };
  if (!task.sent) return { words: `sends ${task.name} ${where} later, as planned`, until: task.sendAt };
  if (task.held) {
    return { words: `${task.name} is put off ${where}${heldBy(task.held)}`, until: task.held.until };
  }
  if (task.unanswered) return { words: task.unanswered, until: execution.dueAt };
  const who = [...new Set(task.events.map((answer) => answer.source))].join(' and ');
  return {
    words: who ? `waits for ${who} to finish ${task.name} ${where}` : `waits for somebody to start ${task.name} ${where}`,
    until: execution.dueAt,
  };
}

function ended(execution: Execution, where: string) {
  const end = execution.ended;
  const said = end?.message ? `: ${end.message}` : '';
  if (execution.retriedBy) return { words: `failed ${where}${said}; a retry goes on from there` };
  const by = execution.status.control?.by;
  switch (execution.status.state) {
    case 'aborted':
      return { words: by ? `was aborted ${where} by ${by}` : `was aborted ${where}${said}` };
    case 'timedOut':
      return { words: `ran out of time ${where}${said}` };
    default: {
      const failed = execution.status.previousTasks.at(-1);
      if (end?.result !== 'fail') return { words: `ended well ${where}` };
      return { words: failed && failed.result === 'fail' ? `failed ${where} at ${failed.name}${said}` : `failed ${where}${said}` };
    }
  }
}

/** Whether it may be retried from its failed task. */
export function isRetriable(execution: Execution): boolean {
  const { state } = execution.status;
  const failed = state === 'aborted' || state === 'timedOut' || (state === 'finished' && execution.ended?.result === 'fail');
  return failed && !execution.retriedBy && execution.kind !== 'remediation';
}

/** The task that a retry begins with; of what never began none. */
export function retriedTask(execution: Execution): string | undefined {
  const done = execution.status.previousTasks;
  const last = done.at(-1);
  const failed = last && (last.result === 'fail' || last.status === 'errored');
  return execution.sequence.tasks[failed ? done.length - 1 : done.length]?.name;
}

/** The image that a delivery brings, if it says one. */
export function imageOf(execution: Execution): string | undefined {
  const change = (execution.inputProperties as { configurationChange?: { values?: Record<string, unknown> } }).configurationChange;
  const image = change?.values?.['image'];
  return typeof image === 'string' ? image : undefined;
}

/** What an evaluation in this execution said: score and result. */
export function evaluationOf(execution: Execution): { score?: number; result?: string } | undefined {
  const tasks = [...execution.status.previousTasks].reverse();
  const from = [...tasks.map((task) => task.properties), execution.inputProperties];
  for (const values of from) {
    const evaluation = (values as { evaluation?: { score?: unknown; result?: unknown } }).evaluation;
    if (evaluation && typeof evaluation.score === 'number') {
      return { score: evaluation.score, result: typeof evaluation.result === 'string' ? evaluation.result : undefined };
    }
  }
  return undefined;
}

/** The delivery that went well in the same place before this one began. */
export function previousDelivery(execution: Execution, others: Execution[]): Execution | undefined {
  return others.find(
    (other) =>
      other.kind === 'delivery' &&
      other.scope.keptnContext !== execution.scope.keptnContext &&
      other.triggeredAt < execution.triggeredAt &&
      other.status.state === 'finished' &&
      other.ended?.result !== 'fail' &&
      imageOf(other) !== undefined,
  );
}
