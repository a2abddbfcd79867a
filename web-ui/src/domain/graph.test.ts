import { describe, expect, it } from 'vitest';
import { columns } from './graph';

const node = (name: string, ...parentStages: string[]) => ({ name, parentStages });
const names = (...nodes: ReturnType<typeof node>[]) => columns(nodes).map((column) => column.map(({ name }) => name));

describe('columns', () => {
  it('puts a stage to the right of all that lead to it', () => {
    expect(names(node('dev'), node('staging', 'dev'), node('eu', 'staging'), node('us', 'staging', 'dev'))).toEqual([
      ['dev'],
      ['staging'],
      ['eu', 'us'],
    ]);
  });

  it('comes to an end where stages lead to each other', () => {
    expect(names(node('a', 'b'), node('b', 'a')).flat().sort()).toEqual(['a', 'b']);
    expect(names(node('a', 'a'))).toEqual([['a']]);
  });

  it('takes stages alone, and with parents that are elsewhere', () => {
    expect(names(node('a'), node('b', 'gone'))).toEqual([['a', 'b']]);
    expect(names()).toEqual([]);
  });
});
