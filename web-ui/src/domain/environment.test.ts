import { describe, expect, it } from 'vitest';
import type { Problem, SequenceExecution } from '../api/types';
import { doing, imageName, stageViews } from './environment';

const execution = (state: string, more: object = {}, stage = 'qa', service = 'cart') =>
  ({ scope: { project: 'p', stage, service, keptnContext: 'c' }, status: { state }, ...more }) as unknown as SequenceExecution;
const problem = (stage: string) => ({ stage, service: 'ads' }) as Problem;
const environment = { project: 'p', stages: [{ name: 'qa', parentStages: [], sequences: [], services: [{ name: 'cart' }] }] };

describe('stageViews', () => {
  it('puts what runs and waits where it does, who goes next first', () => {
    const all = [execution('waiting', { queue: { position: 2 } }), execution('waiting', { queue: { position: 1 } }), execution('started')];
    const [place] = stageViews(environment, all, [])[0]!.places;
    expect(place!.waiting.map(({ queue }) => queue?.position)).toEqual([1, 2]);
    expect(place!.running).toHaveLength(1);
  });

  it('shows a service that only a problem names', () => {
    const [stage] = stageViews(environment, [], [problem('qa'), problem('production')]);
    expect(stage!.places.map(({ service, problems }) => [service, problems.length])).toEqual([['cart', 0], ['ads', 1]]);
  });
});

describe('doing', () => {
  it.each([
    [execution('waiting', { queue: { position: 1, blockedBy: { name: 'delivery', keptnContext: '3f2a9999' } } }), 'waits behind delivery 3f2a…'],
    [execution('waiting', { queue: { position: 1 } }), 'goes next'],
    [execution('waitingForApproval'), 'waits for an approval'],
    [{ ...execution('paused'), status: { state: 'paused', control: { by: 'ann' } } } as SequenceExecution, 'paused by ann'],
    [{ ...execution('started'), status: { state: 'started', currentTask: { name: 'deployment' } } } as SequenceExecution, 'at deployment'],
    [execution('started'), 'between two tasks'],
  ])('says it in words', (one, words) => expect(doing(one)).toBe(words));

  it('says that nobody answers, and why a task is put off', () => {
    const task = (currentTask: object) => ({ ...execution('started'), status: { state: 'started', currentTask } }) as SequenceExecution;
    expect(doing(task({ name: 'test', unanswered: 'nobody' }))).toBe('nobody answers test');
    expect(doing(task({ name: 'action', held: { reason: 'freeze', source: 's', until: '' } }))).toBe('action is put off: freeze');
  });
});

it('shortens images', () => expect(imageName('ghcr.io/podtato-head/podtatoserver:v0.1.1')).toBe('podtatoserver:v0.1.1'));
