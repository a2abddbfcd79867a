import { describe, expect, test } from 'vitest';
import type { HistoryCell, HistoryColumn, IndicatorHistory } from '../api/evaluations';
import { cellState, cellWords, change, lately, moved, scoreWords, series, shownNumber } from './evaluations';

const column = (more: Partial<HistoryColumn> = {}): HistoryColumn => ({
  id: 'e', keptnContext: 'c', invalidated: false, result: 'pass', score: 100, timeEnd: '2026-11-22T10:00:00.000Z', ...more,
});
const cell = (more: Partial<HistoryCell> = {}): HistoryCell => ({
  value: 812.3456, status: 'fail', passTargets: [{ criteria: '<=800', targetValue: 800, violated: true }], warningTargets: [],
  keySli: false, weight: 1, pointsWon: 0, pointsLost: 2, explanation: '', ...more,
});

describe('numbers', () => {
  test.each([
    [0, '0'], [812.3456, '812.35'], [0.01234567, '0.012346'], [12_345_678, '1.23e+7'], [-3, '-3'], [null, 'no value'], [0.00001, '1.00e-5'],
  ])('shows %s as %s', (value, text) => expect(shownNumber(value)).toBe(text));

  test.each([
    [110, 100, '+10 %'], [97, 100, '−3.0 %'], [5, 5, 'unchanged'], [5, 0, undefined], [null, 5, undefined], [-50, -100, '+50 %'],
  ])('compares %s with %s', (value, before, text) => expect(change(value, before)).toBe(text));
});

describe('cells', () => {
  test('say what they are in words', () => {
    expect(cellWords({ displayName: 'P95' }, column(), cell(), '10:00')).toBe('P95, 10:00: 812.35, failed, 0 of 2 points');
    expect(cellWords({ displayName: 'P95' }, column({ invalidated: true }), null, '10:00')).toBe('P95, 10:00: no objective, invalidated');
    expect(scoreWords(column({ score: 45.5, result: 'fail' }), '10:00')).toBe('Score, 10:00: failed, 45.5 of 100');
  });

  test('without a value say so', () => {
    expect(cellState(cell({ value: null }))).toEqual({ tone: 'bad', word: 'failed, no value' });
    expect(cellState(cell({ status: 'info' })).word).toBe('for information');
  });
});

test('a curve goes from old to new, without what was invalidated, and its targets where they held', () => {
  const columns = [
    column({ timeEnd: '2026-11-22T10:03:00.000Z' }),
    column({ timeEnd: '2026-11-22T10:02:00.000Z', invalidated: true }),
    column({ timeEnd: '2026-11-22T10:01:00.000Z' }),
    column({ timeEnd: '2026-11-22T10:00:00.000Z' }),
  ];
  const indicator: IndicatorHistory = {
    sli: 'rt', displayName: 'P95',
    cells: [cell({ value: 3 }), cell({ value: 99 }), cell({ value: null, passTargets: [] }), cell({ value: 1 })],
  };
  const curve = series(columns, indicator);
  expect(curve.values).toEqual([1, null, 3]);
  expect(curve.times).toEqual([...curve.times].sort());
  expect(curve.targets).toEqual([{ criteria: '<=800', kind: 'pass', values: [800, null, 800] }]);
});

test('a target that compares is not drawn where there was nothing to compare with', () => {
  const columns = [column({ timeEnd: '2026-11-22T10:01:00.000Z' }), column({ timeEnd: '2026-11-22T10:00:00.000Z' })];
  const wanted = (targetValue: number) => [{ criteria: '<=+10%', targetValue, violated: false }];
  const indicator: IndicatorHistory = {
    sli: 'rt', displayName: 'P95',
    cells: [cell({ comparedValue: 100, passTargets: wanted(110) }), cell({ comparedValue: null, passTargets: wanted(0) })],
  };
  expect(series(columns, indicator).targets).toEqual([{ criteria: '<=+10%', kind: 'pass', values: [null, 110] }]);
});

test('says how it went lately', () => {
  expect(lately([column({ result: 'fail' }), column({ result: 'warning' }), column()])).toBe('Of the last 3: 1 failed, 1 with a warning.');
  expect(lately([column(), column(), column({ result: 'fail', invalidated: true })])).toBe('The last 2 passed.');
  expect(lately([column()])).toBe('');
});

test('keys move within the grid', () => {
  expect(moved('ArrowRight', { row: 0, column: 4 }, 3, 5, 10)).toEqual({ row: 0, column: 4 });
  expect(moved('PageDown', { row: 1, column: 0 }, 3, 50, 10)).toEqual({ row: 1, column: 10 });
  expect(moved('End', { row: 1, column: 0 }, 3, 50, 10)).toEqual({ row: 1, column: 49 });
  expect(moved('a', { row: 1, column: 0 }, 3, 50, 10)).toBeUndefined();
});
