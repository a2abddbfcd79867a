import { describe, expect, it } from 'vitest';
import type { Problem } from '../api/types';
import { attemptOf, change, placeOf, problemRemark, problemState, standing } from './problem';

const problem = (more: Partial<Problem> = {}): Problem =>
  ({ state: 'open', attempts: [], refusals: [], undos: [], ...more }) as unknown as Problem;
const attempt = (index: number, more: object = {}) =>
  ({ actionIndex: index, actionCount: 3, undo: false, words: `action ${index + 1} of 3: up`, ...more }) as Problem['attempts'][number];

describe('how a problem stands', () => {
  it('is first of all that somebody has to decide', () => {
    const held = { name: 'scale', action: 'scaling', reason: 'risk high: 0 of 2 approvals' } as Problem['held'];
    expect(problemState(problem({ held, approval: {} as Problem['approval'] })).word).toBe('waits for approval');
    expect(problemState(problem({ held })).word).toBe('held');
    expect(problemRemark(problem({ held, attempts: [attempt(0)] }))).toBe('scale: risk high: 0 of 2 approvals');
  });

  it('is told by its end, else by the last attempt', () => {
    expect(problemRemark(problem({ message: 'healed', attempts: [attempt(0)] }))).toBe('healed');
    expect(problemRemark(problem({ attempts: [attempt(1)] }))).toBe('action 2 of 3: up');
    expect(problemRemark(problem())).toBe('Nothing has been done about it yet.');
  });
});

it('is said of several at once, and never that all is well while people are needed', () => {
  const closed = (state: string) => problem({ state, closedAt: '2026-11-22T10:00:00Z' } as Partial<Problem>);
  expect(standing([closed('resolved')])).toBe('None is open');
  expect(standing([closed('escalated'), closed('resolved')])).toBe('None is open, 1 escalated');
  expect(standing([problem(), problem(), closed('escalated')])).toBe('2 open, 1 escalated');
});

describe('the attempt', () => {
  it('is that of the last action which takes nothing back', () => {
    expect(attemptOf(problem({ attempts: [attempt(0), attempt(1), attempt(0, { undo: true })] }))).toBe('attempt 2 of 3');
    expect(attemptOf(problem())).toBeUndefined();
  });

  it('changed the score if both are known', () => {
    expect(change({ scoreBefore: 40, score: 95 })).toBe(55);
    expect(change({ score: 95 })).toBeUndefined();
  });
});

it('finds the line of a place', () => {
  expect(placeOf('cart/remediation.yaml:12:9')).toEqual({ path: 'cart/remediation.yaml', line: '12' });
  expect(placeOf('guards.yaml')).toEqual({ path: 'guards.yaml', line: undefined });
});
