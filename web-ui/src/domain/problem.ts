import type { Attempt } from '../api/problems';
import type { Problem } from '../api/types';
import type { Tone } from './states';

/** How a problem stands, in a word. */
export function problemState(problem: Problem): { tone: Tone; word: string } {
  if (problem.approval) return { tone: 'warning', word: 'waits for approval' };
  if (problem.held) return { tone: 'waiting', word: 'held' };
  switch (problem.state) {
    case 'open':
      return { tone: 'warning', word: 'open' };
    case 'remediating':
      return { tone: 'running', word: 'being healed' };
    case 'resolved':
      return { tone: 'good', word: 'resolved' };
    case 'resolved-by-itself':
      return { tone: 'good', word: 'gone by itself' };
    case 'escalated':
      return { tone: 'bad', word: 'escalated' };
    case 'aborted':
      return { tone: 'waiting', word: 'aborted' };
    default:
      return { tone: 'neutral', word: problem.state };
  }
}

export function isOpen(problem: Problem): boolean {
  return problem.closedAt === undefined;
}

/** How many of these nobody has ended, and how many were given up: what is escalated is wrong until people mend it. */
export function standing(problems: Problem[]): string {
  const open = problems.filter(isOpen).length;
  const escalated = problems.filter((problem) => problem.state === 'escalated').length;
  return `${open === 0 ? 'None is open' : `${open} open`}${escalated === 0 ? '' : `, ${escalated} escalated`}`;
}

/** `attempt 2 of 3`; undefined while nothing was tried. What takes an action back is no attempt. */
export function attemptOf(problem: Problem): string | undefined {
  const last = problem.attempts.filter((attempt) => !attempt.undo).at(-1);
  if (!last) return undefined;
  return `attempt ${last.actionIndex + 1}${last.actionCount === undefined ? '' : ` of ${last.actionCount}`}`;
}

/** What is done about it, or how it ended, in one sentence. */
export function problemRemark(problem: Problem): string {
  if (problem.held) return `${problem.held.name || problem.held.action}: ${problem.held.reason}`;
  if (problem.message) return problem.message;
  const last = problem.attempts.at(-1);
  if (last) return last.words;
  return problem.refusals.at(-1)?.message ?? 'Nothing has been done about it yet.';
}

export function titleOf(action: { name?: string; action?: string }): string {
  return action.name || action.action || 'action';
}

const EFFECTS: Record<string, { tone: Tone; word: string }> = {
  pending: { tone: 'running', word: 'under way' },
  effective: { tone: 'good', word: 'helped' },
  ineffective: { tone: 'bad', word: 'did not help' },
  failed: { tone: 'bad', word: 'failed' },
  unknown: { tone: 'neutral', word: 'nobody knows' },
};

/** Whether an action helped. */
export function effectWord(effect: string | undefined): { tone: Tone; word: string } {
  return EFFECTS[effect ?? ''] ?? EFFECTS['unknown']!;
}

/** By how much the score changed; undefined where one of both is unknown. */
export function change(attempt: Pick<Attempt, 'scoreBefore' | 'score'>): number | undefined {
  return attempt.score === undefined || attempt.scoreBefore === undefined ? undefined : attempt.score - attempt.scoreBefore;
}

const VERDICTS: Record<string, { tone: Tone; word: string }> = {
  act: { tone: 'good', word: 'may be done now' },
  shadow: { tone: 'neutral', word: 'only as if (shadow)' },
  hold: { tone: 'waiting', word: 'would be held' },
  skip: { tone: 'neutral', word: 'would be skipped' },
  'give-up': { tone: 'bad', word: 'hands over to people' },
};

/** What would become of an action now. */
export function verdictWord(verdict: string): { tone: Tone; word: string } {
  return VERDICTS[verdict] ?? { tone: 'neutral', word: verdict };
}

const KINDS: Record<string, Tone> = {
  opened: 'warning',
  joined: 'neutral',
  'sequence-started': 'neutral',
  action: 'running',
  held: 'waiting',
  approved: 'good',
  declined: 'bad',
  released: 'running',
  skipped: 'waiting',
  refused: 'bad',
  scored: 'neutral',
  'sequence-ended': 'neutral',
  gone: 'good',
  back: 'warning',
  undo: 'running',
  closed: 'neutral',
};

export function toneOfKind(kind: string): Tone {
  return KINDS[kind] ?? 'neutral';
}

/** The parts of a place such as cart/remediation.yaml:12:9, for a link to the file. */
export function placeOf(place: string): { path: string; line?: string } {
  const match = /^(.*?)(?::(\d+))?(?::\d+)?$/.exec(place);
  return { path: match?.[1] ?? place, line: match?.[2] };
}
