import type { Flow } from '../api/sequences';
import { millis } from './time';

type Stage = Flow['stages'][number];

/** What is to be said of a flow in one line, beside its state: what is wrong, what it waits for, or what it is about. */
export interface Remark {
  words: string;
  /** when what it waits for is over, at the latest */
  until?: string;
}

/** The stage that says most about a flow now: where it is at work, else where it went last. */
function telling(flow: Flow): Stage | undefined {
  return (
    flow.stages.find((stage) => stage.held || stage.unanswered) ??
    flow.stages.find((stage) => stage.state === 'triggered') ??
    flow.stages[flow.stages.length - 1]
  );
}

/** Who holds it back and why; a guard's reason mostly begins with its name. */
export function heldBy({ guard, source, reason }: { guard?: string; source: string; reason: string }): string {
  const who = guard ?? source;
  return reason.startsWith(who) ? `: ${reason}` : ` by ${who}: ${reason}`;
}

export function remark(flow: Flow): Remark | undefined {
  const stage = telling(flow);
  if (!stage) return undefined;
  if (stage.held) {
    return { words: `held in ${stage.name}${heldBy(stage.held)}`, until: stage.held.until };
  }
  if (stage.unanswered) return { words: stage.unanswered, until: stage.dueAt };
  switch (flow.state) {
    case 'waiting':
      return { words: `waits for its turn in ${stage.name}` };
    case 'waitingForApproval':
      return { words: `a person has to decide in ${stage.name}`, until: stage.dueAt };
    case 'paused':
    case 'aborted':
      return { words: stage.controlledBy ? `by ${stage.controlledBy}` : '' };
    case 'timedOut':
      return { words: `nobody answered in time in ${stage.name}` };
    case 'finished':
      return flow.result === 'fail' ? failed(stage) : undefined;
    default:
      return { words: at(stage), until: stage.dueAt };
  }
}

function failed(stage: Stage): Remark {
  return { words: stage.failedTask ? `${stage.failedTask} failed in ${stage.name}` : `in ${stage.name}` };
}

function at(stage: Stage): string {
  const task = taskOf(stage.latestEvent?.type);
  return task ? `${task} in ${stage.name}` : `in ${stage.name}`;
}

/** The task that an event type is about; of a sequence's event none. */
export function taskOf(type: string | undefined): string | undefined {
  const parts = (type ?? '').replace(/^sh\.keptn\.event\./, '').split('.');
  return parts.length === 2 || (parts.length === 3 && parts[1] === 'status') ? parts[0] : undefined;
}

/** `attempt 2 of 3`, for what heals. */
export function attemptWords(flow: Flow): string | undefined {
  const attempt = flow.attempt;
  return attempt && `attempt ${attempt.number}${attempt.of === undefined ? '' : ` of ${attempt.of}`}`;
}

/**
 * Flows in their one order, the newest first, with those in `news` instead of what was known of them.
 *
 * @param asked of which flows the news are; one that is not among the news does not match any more, and leaves
 */
export function merge(known: Flow[], news: Flow[], asked: ReadonlySet<string>): Flow[] {
  const fresh = new Set(news.map((flow) => flow.shkeptncontext));
  const kept = known.filter((flow) => !fresh.has(flow.shkeptncontext) && !asked.has(flow.shkeptncontext));
  return [...kept, ...news].sort(
    (a, b) => (millis(b.time) ?? 0) - (millis(a.time) ?? 0) || a.shkeptncontext.localeCompare(b.shkeptncontext),
  );
}
