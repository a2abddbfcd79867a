/** What a state means to whoever looks: the only thing that colour says. */
export type Tone = 'running' | 'good' | 'warning' | 'bad' | 'waiting' | 'neutral';

export interface StateWord {
  tone: Tone;
  word: string;
}

const WORDS: Record<string, StateWord> = {
  started: { tone: 'running', word: 'running' },
  triggered: { tone: 'running', word: 'sent' },
  waiting: { tone: 'waiting', word: 'waiting' },
  waitingForApproval: { tone: 'warning', word: 'waits for approval' },
  paused: { tone: 'waiting', word: 'paused' },
  aborted: { tone: 'waiting', word: 'aborted' },
  timedOut: { tone: 'bad', word: 'timed out' },
  finished: { tone: 'good', word: 'succeeded' },
  pass: { tone: 'good', word: 'passed' },
  succeeded: { tone: 'good', word: 'succeeded' },
  warning: { tone: 'warning', word: 'warning' },
  fail: { tone: 'bad', word: 'failed' },
  failed: { tone: 'bad', word: 'failed' },
  errored: { tone: 'bad', word: 'failed with an error' },
  unknown: { tone: 'neutral', word: 'unknown' },
  open: { tone: 'warning', word: 'open' },
  resolved: { tone: 'good', word: 'resolved' },
  escalated: { tone: 'bad', word: 'escalated' },
  ok: { tone: 'good', word: 'in order' },
  hosted: { tone: 'good', word: 'hosted here' },
  connected: { tone: 'good', word: 'connected' },
  stale: { tone: 'warning', word: 'stale' },
  missing: { tone: 'bad', word: 'missing' },
  invalidated: { tone: 'neutral', word: 'invalidated' },
  shadow: { tone: 'neutral', word: 'shadow' },
  held: { tone: 'waiting', word: 'held' },
};

/** The word for a state of a sequence, a task, a problem or a repository; of what is finished its result counts. */
export function stateWord(state: string | undefined, result?: string): StateWord {
  if (state === 'finished' && result) return WORDS[result] ?? WORDS['finished']!;
  return (state && WORDS[state]) || { tone: 'neutral', word: state || 'unknown' };
}

/** Whether nothing of it can happen any more. */
export function isOver(state: string | undefined): boolean {
  return state === 'finished' || state === 'aborted' || state === 'timedOut';
}
