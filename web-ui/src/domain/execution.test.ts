import { describe, expect, it } from 'vitest';
import type { Execution } from '../api/sequences';
import { evaluationOf, headline, imageOf, isRetriable, previousDelivery, retriedTask, taskState, tasksOf } from './execution';

type Part = Omit<Partial<Execution>, 'status'> & { status?: Partial<Execution['status']> };

const execution = (part: Part = {}): Execution =>
  ({
    _id: 'e',
    sequence: { name: 'delivery', tasks: [{ name: 'approval' }, { name: 'deployment' }, { name: 'test' }] },
    kind: 'delivery',
    scope: { project: 'shop', stage: 'qa', service: 'cart', keptnContext: 'ctx', triggeredId: 'e', eventType: '' },
    inputProperties: {},
    triggeredAt: '2026-01-02T00:00:00Z',
    ...part,
    status: { state: 'started', previousTasks: [], ...part.status },
  }) as Execution;

const done = (name: string, result: string, properties: object = {}) => ({
  name,
  triggeredID: name,
  result,
  status: 'succeeded',
  message: '',
  properties: properties as Record<string, never>,
  events: [],
});

describe('the tasks of an execution', () => {
  it('are those that are done, the open one and those to come', () => {
    const status = {
      previousTasks: [done('approval', 'pass')],
      currentTask: { name: 'deployment', triggeredID: 'd', sent: true, sendAt: '', events: [] },
    };
    const tasks = tasksOf(execution({ status, retry: { of: 'x', by: 'alice', tasksKept: 1 } }));
    expect(tasks.map((task) => [task.name, task.state, task.kept ?? false])).toEqual([
      ['approval', 'done', true],
      ['deployment', 'open', false],
      ['test', 'coming', false],
    ]);
    expect(taskState(tasks[1]!)).toEqual({ state: 'waiting', word: 'not answered yet' });
  });

  it('were not reached when it is over', () => {
    const tasks = tasksOf(execution({ status: { state: 'aborted' } }));
    expect(tasks.map((task) => taskState(task).word)).toEqual(['not reached', 'not reached', 'not reached']);
  });
});

describe('the headline', () => {
  it('says behind whom it waits', () => {
    const queue = { position: 2, blockedBy: { keptnContext: '3f2a1b4c-1', name: 'delivery', state: 'started' } };
    expect(headline(execution({ status: { state: 'waiting' }, queue })).words).toBe(
      'waits in qa behind delivery 3f2a1b4c, at place 2 of the queue',
    );
  });

  it('says for whom it waits, and until when', () => {
    const events = [{ eventType: 'x', source: 'helm', time: '' }];
    const currentTask = { name: 'deployment', triggeredID: 'd', sent: true, sendAt: '', events };
    expect(headline(execution({ status: { currentTask }, dueAt: 'then' }))).toEqual({
      words: 'waits for helm to finish deployment in qa',
      until: 'then',
    });
  });

  it('says where it failed, and why', () => {
    const ended = { result: 'fail', status: 'succeeded', message: 'no such chart', time: '' };
    const said = headline(execution({ status: { state: 'finished', previousTasks: [done('deployment', 'fail')] }, ended }));
    expect(said.words).toBe('failed in qa at deployment: no such chart');
  });
});

describe('a retry', () => {
  const ended = { result: 'fail', status: 'succeeded', message: '', time: '' };

  it('begins at the task that failed, or was open', () => {
    const failed = execution({ status: { state: 'finished', previousTasks: [done('approval', 'pass'), done('deployment', 'fail')] }, ended });
    expect([isRetriable(failed), retriedTask(failed)]).toEqual([true, 'deployment']);
    const aborted = execution({ status: { state: 'aborted', previousTasks: [done('approval', 'pass')] } });
    expect([isRetriable(aborted), retriedTask(aborted)]).toEqual([true, 'deployment']);
  });

  it('is not for what runs, what went well, what was retried, and what heals', () => {
    expect(isRetriable(execution())).toBe(false);
    expect(isRetriable(execution({ status: { state: 'finished' }, ended: { ...ended, result: 'pass' } }))).toBe(false);
    expect(isRetriable(execution({ status: { state: 'finished' }, ended, retriedBy: 'r' }))).toBe(false);
    expect(isRetriable(execution({ status: { state: 'finished' }, ended, kind: 'remediation' }))).toBe(false);
  });
});

describe('the evidence for an approval', () => {
  const image = (name: string) => ({ configurationChange: { values: { image: name } } }) as unknown as Record<string, never>;

  it('is the newest score, the image, and what was there before', () => {
    const now = execution({
      inputProperties: image('cart:2'),
      status: { previousTasks: [done('evaluation', 'warning', { evaluation: { score: 80, result: 'warning' } })] },
    });
    const well = { result: 'pass', status: 'succeeded', message: '', time: '' };
    const other = (context: string, result: string, triggeredAt: string, name: string) =>
      execution({
        scope: { ...now.scope, keptnContext: context },
        triggeredAt,
        inputProperties: image(name),
        status: { state: 'finished' },
        ended: { ...well, result },
      });
    expect(evaluationOf(now)).toEqual({ score: 80, result: 'warning' });
    expect(imageOf(now)).toBe('cart:2');
    const others = [now, other('b', 'fail', '2026-01-01T12:00:00Z', 'cart:1.9'), other('c', 'pass', '2026-01-01T00:00:00Z', 'cart:1')];
    expect(imageOf(previousDelivery(now, others)!)).toBe('cart:1');
  });
});
