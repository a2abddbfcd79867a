import { describe, expect, it } from 'vitest';
import type { Flow } from '../api/sequences';
import { attemptWords, merge, heldBy, remark, taskOf } from './flow';

const flow = (context: string, time: string, more: Partial<Flow> = {}): Flow => ({
  name: 'delivery',
  service: 'cart',
  project: 'shop',
  time,
  shkeptncontext: context,
  state: 'started',
  stages: [{ name: 'qa', state: 'triggered' }],
  ...more,
});

describe('the remark beside a state', () => {
  it('says first what holds a task', () => {
    const held = { source: 'remediation-service', reason: 'night', guard: 'freezes', until: '2026-01-01T06:00:00Z' };
    const said = remark(flow('a', '', { stages: [{ name: 'dev', state: 'succeeded' }, { name: 'prod', state: 'triggered', held }] }));
    expect(said).toEqual({ words: 'held in prod by freezes: night', until: '2026-01-01T06:00:00Z' });
  });

  it('names who holds a task once', () => {
    expect(heldBy({ guard: 'risk', source: 'remediation-service', reason: 'risk medium: one person must approve' })).toBe(': risk medium: one person must approve');
    expect(heldBy({ source: 'helm-service', reason: 'no change at night' })).toBe(' by helm-service: no change at night');
  });

  it('says who could answer when nobody does', () => {
    const stages = [{ name: 'qa', state: 'triggered', unanswered: 'nobody subscribes to deploy', dueAt: 'then' }];
    expect(remark(flow('a', '', { stages }))).toEqual({ words: 'nobody subscribes to deploy', until: 'then' });
  });

  it('names the task that failed, and nothing where all went well', () => {
    const stages = [{ name: 'qa', state: 'errored', failedTask: 'deployment' }];
    expect(remark(flow('a', '', { state: 'finished', result: 'fail', stages }))?.words).toBe('deployment failed in qa');
    expect(remark(flow('a', '', { state: 'finished', result: 'pass' }))).toBeUndefined();
  });
});

describe('the task of an event type', () => {
  it('is none for the events of sequences', () => {
    expect(taskOf('sh.keptn.event.deployment.status.changed')).toBe('deployment');
    expect(taskOf('sh.keptn.event.qa.delivery.finished')).toBeUndefined();
    expect(taskOf(undefined)).toBeUndefined();
  });
});

describe('the attempt', () => {
  it('leaves out how many there are when nobody said so', () => {
    expect(attemptWords(flow('a', '', { attempt: { number: 2, of: 3 } }))).toBe('attempt 2 of 3');
    expect(attemptWords(flow('a', '', { attempt: { number: 2 } }))).toBe('attempt 2');
    expect(attemptWords(flow('a', ''))).toBeUndefined();
  });
});

describe('merging', () => {
  it('keeps the newest first, replaces what is known and drops what does not match any more', () => {
    const known = [flow('new', '2026-01-03T00:00:00Z'), flow('gone', '2026-01-02T00:00:00Z'), flow('old', '2026-01-01T00:00:00Z')];
    const news = [flow('newest', '2026-01-04T00:00:00Z'), flow('old', '2026-01-01T00:00:00Z', { state: 'finished' })];
    const merged = merge(known, news, new Set(['newest', 'old', 'gone']));
    expect(merged.map((one) => one.shkeptncontext)).toEqual(['newest', 'new', 'old']);
    expect(merged[2]!.state).toBe('finished');
  });
});
