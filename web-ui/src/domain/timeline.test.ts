import { describe, expect, it } from 'vitest';
import type { Step, Timeline } from '../api/sequences';
import { bars, place, toneOf, worthShowing } from './timeline';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 8, 0, second)).toISOString();
const ms = (second: number) => Date.UTC(2026, 0, 1, 8, 0, second);
const step = (kind: Step['kind'], second: number, more: Partial<Step> = {}): Step => ({ kind, time: at(second), ...more });
const execution = (...steps: Step[]): Timeline => ({ triggeredID: 't', stage: 'qa', service: 'cart', sequence: 'delivery', steps });
const asked = (second: number) =>
  step('task-triggered', second, { task: 'deployment', triggeredID: 'd', sendAt: at(second), startBy: at(60), finishBy: at(90) });

describe('bars', () => {
  it('tells waits, tasks with who answered, and the end', () => {
    const told = bars(
      execution(
        step('triggered', 0),
        step('started', 5),
        asked(5),
        step('task-started', 6, { source: 'helm' }),
        step('task-started', 6, { source: 'jes' }),
        step('task-finished', 8, { source: 'jes', result: 'fail', status: 'succeeded', message: 'no' }),
        step('task-finished', 9, { source: 'helm', result: 'pass', status: 'succeeded', message: 'done' }),
        step('ended', 9, { state: 'finished', result: 'fail', message: 'no' }),
      ),
    );
    expect(told.spans.map((span) => [span.kind, span.from, span.until])).toEqual([
      ['waiting', ms(0), ms(5)],
      ['task', ms(5), ms(9)],
    ]);
    expect(told.spans[1]).toMatchObject({ who: ['helm', 'jes'], result: 'fail', message: 'no\ndone', deadline: ms(90) });
    expect(told).toMatchObject({ begin: ms(0), end: ms(9), state: 'finished', result: 'fail' });
  });

  it('has the time to start as deadline until somebody has started', () => {
    const [, task] = bars(execution(step('triggered', 0), step('started', 1), asked(1))).spans;
    expect(task).toMatchObject({ deadline: ms(60), who: [] });
    expect(toneOf(task!, false)).toBe('running');
  });

  it('shows what is planned, what is held and by what, and pauses with who paused', () => {
    const told = bars(
      execution(
        step('triggered', 0),
        step('started', 0),
        step('task-triggered', 0, { task: 'get-action', sendAt: at(10), startBy: at(60) }),
        step('task-sent', 10),
        step('task-started', 11, { source: 'remediation-service' }),
        step('task-held', 12, { source: 'remediation-service', guard: 'freezes', message: 'night', until: at(40) }),
        step('controlled', 13, { what: 'pause', by: 'alice' }),
        step('paused', 13),
        step('resumed', 20),
        step('task-released', 21, { source: 'remediation-service' }),
      ),
    );
    expect(told.spans.map((span) => [span.kind, span.name, span.until])).toEqual([
      ['waiting', 'waits for its turn', ms(0)],
      ['planned', 'get-action', ms(10)],
      ['task', 'get-action', undefined],
      ['held', 'freezes', ms(21)],
      ['paused', 'paused', ms(20)],
    ]);
    expect(told.spans[4]!.who).toEqual(['alice']);
    expect(worthShowing(told.spans[0]!, ms(30))).toBe(false);
  });

  it('tells a pause however short', () => {
    const told = bars(execution(step('triggered', 0), step('controlled', 1, { what: 'pause', by: 'alice' }), step('resumed', 1)));
    expect(told.spans.filter((span) => worthShowing(span, ms(30))).map((span) => span.kind)).toEqual(['waiting', 'paused']);
  });

  it('ends what was open when the time ran out, with the reason', () => {
    const told = bars(
      execution(step('triggered', 0), step('started', 0), asked(0), step('ended', 60, { state: 'timedOut', message: 'nobody started' })),
    );
    expect(told.spans[1]).toMatchObject({ until: ms(60), message: 'nobody started' });
    expect(toneOf(told.spans[1]!, true)).toBe('waiting');
  });
});

describe('the place of a bar', () => {
  it('lies between the begin and the end, and lasts to the end while it is open', () => {
    expect(place({ from: 50, until: 75 }, 0, 100)).toEqual({ left: 50, width: 25 });
    expect(place({ from: 50 }, 0, 100)).toEqual({ left: 50, width: 50 });
    expect(place({ from: 0, until: 0 }, 0, 0)).toEqual({ left: 0, width: 0 });
  });
});
