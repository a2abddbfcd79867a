import { describe, expect, it } from 'vitest';
import type { Problem } from '../api/types';
import { health, summary, worstFirst } from './health';

const named = (projectName: string, sequences = {}, problems = 0) =>
  health({ projectName }, sequences, Array.from({ length: problems }, () => ({}) as Problem));

describe('worstFirst', () => {
  it('puts what has open problems before what waits for people, before the rest by name', () => {
    const all = [named('b'), named('a'), named('d', { waitingForApproval: 1 }), named('c', {}, 1)];
    expect(worstFirst(all).map(({ project }) => project.projectName)).toEqual(['c', 'd', 'a', 'b']);
  });
});

describe('summary', () => {
  it('says that all is well', () => {
    expect(summary([named('a', { started: 3 })])).toEqual({ tone: 'good', text: 'No problem is open, and nobody is waited for.' });
  });

  it('counts what wants somebody', () => {
    expect(summary([named('a', { waitingForApproval: 2 }, 1), named('b')]).text).toBe(
      '1 problem is open, 2 sequences wait for an approval.',
    );
  });

  it('tells that a repository or shipyard is broken', () => {
    const stale = health({ projectName: 'a', repository: { state: 'stale', stale: true, message: 'refused' } });
    expect(summary([stale])).toEqual({ tone: 'warning', text: '1 project cannot be read as it should be.' });
  });
});
