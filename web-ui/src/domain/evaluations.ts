import type { HistoryCell, HistoryColumn, IndicatorHistory } from '../api/evaluations';
import { stateWord, type Tone } from './states';

/** A measured number, short enough to compare at a glance: at most five digits that count. */
export function shownNumber(value: number | null | undefined): string {
  if (value === null || value === undefined) return 'no value';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e7 || size < 1e-4) return value.toExponential(2);
  return String(Number(value.toPrecision(5)));
}

/** How a value compares with an earlier one: +12 %, −3 %, unchanged; undefined where there is nothing to compare. */
export function change(value: number | null | undefined, compared: number | null | undefined): string | undefined {
  if (value === null || value === undefined || compared === null || compared === undefined) return undefined;
  if (value === compared) return 'unchanged';
  if (compared === 0) return undefined;
  const percent = ((value - compared) / Math.abs(compared)) * 100;
  const size = Math.abs(percent);
  const text = size >= 10 ? Math.round(size).toString() : size.toFixed(1);
  return `${percent > 0 ? '+' : '−'}${text} %`;
}

const NEVER = { tone: 'neutral', word: 'no objective' } as const;

/** What became of an indicator in one evaluation. */
export function cellState(cell: Pick<HistoryCell, 'status' | 'value'> | null | undefined): { tone: Tone; word: string } {
  if (!cell) return NEVER;
  if (cell.status === 'info') return { tone: 'running', word: 'for information' };
  const { tone, word } = stateWord(cell.status);
  return { tone, word: cell.value === null || cell.value === undefined ? `${word}, no value` : word };
}

/** What a cell says to whoever does not see it. */
export function cellWords(indicator: Pick<IndicatorHistory, 'displayName'>, column: HistoryColumn, cell: HistoryCell | null, when: string): string {
  const disowned = column.invalidated ? ', invalidated' : '';
  if (!cell) return `${indicator.displayName}, ${when}: no objective${disowned}`;
  const points = cell.status === 'info' ? '' : `, ${shownNumber(cell.pointsWon)} of ${shownNumber(cell.pointsWon + cell.pointsLost)} points`;
  return `${indicator.displayName}, ${when}: ${shownNumber(cell.value)}, ${cellState(cell).word}${points}${disowned}`;
}

/** What a whole evaluation says to whoever does not see it. */
export function scoreWords(column: HistoryColumn, when: string): string {
  const score = column.score === null || column.score === undefined ? '' : `, ${shownNumber(column.score)} of 100`;
  return `Score, ${when}: ${stateWord(column.result ?? undefined).word}${score}${column.invalidated ? ', invalidated' : ''}`;
}

/** A curve, oldest first, as uPlot wants it: times in seconds, and for each series its values. */
export interface Series {
  times: number[];
  values: (number | null)[];
  /** what the value had to stay below or above, by its text, such as "<=800" */
  targets: { criteria: string; kind: 'pass' | 'warning'; values: (number | null)[] }[];
}

/** Whether a criterion compares with an earlier value; where there is none, it demands nothing. */
export const isRelative = (criteria: string): boolean => /%$|^[<>=]+[+-]/.test(criteria.replace(/\s/g, ''));

/** The values of one indicator over time with what was wanted of them; invalidated evaluations are left out. */
export function series(columns: HistoryColumn[], indicator: IndicatorHistory): Series {
  const found: Series = { times: [], values: [], targets: [] };
  const byCriteria = new Map<string, Series['targets'][number]>();
  const timed = columns
    .map((column, at) => ({ column, cell: indicator.cells[at], time: Date.parse(column.timeEnd ?? column.finishedAt ?? '') }))
    .filter((one) => one.cell && !one.column.invalidated && !Number.isNaN(one.time))
    .sort((a, b) => a.time - b.time);
  for (const { cell, time } of timed) {
    if (!cell) continue;
    const place = found.times.length;
    found.times.push(time / 1000);
    found.values.push(cell.value ?? null);
    for (const kind of ['pass', 'warning'] as const) {
      for (const target of kind === 'pass' ? cell.passTargets : cell.warningTargets) {
        const key = `${kind} ${target.criteria}`;
        let line = byCriteria.get(key);
        if (!line) byCriteria.set(key, (line = { criteria: target.criteria, kind, values: [] }));
        while (line.values.length < place) line.values.push(null);
        line.values[place] = isRelative(target.criteria) && typeof cell.comparedValue !== 'number' ? null : target.targetValue;
      }
    }
  }
  for (const line of byCriteria.values()) {
    while (line.values.length < found.times.length) line.values.push(null);
    found.targets.push(line);
  }
  return found;
}

/** How the newest evaluations went, in words: "3 of the last 10 failed". */
export function lately(columns: HistoryColumn[]): string {
  const counted = columns.filter((column) => !column.invalidated).slice(0, 10);
  if (counted.length < 2) return '';
  const failed = counted.filter((column) => column.result === 'fail').length;
  const warned = counted.filter((column) => column.result === 'warning').length;
  const said = [failed ? `${failed} failed` : '', warned ? `${warned} with a warning` : ''].filter(Boolean).join(', ');
  return said ? `Of the last ${counted.length}: ${said}.` : `The last ${counted.length} passed.`;
}

/** Where an arrow key leads in a grid; undefined for other keys. */
export function moved(key: string, from: { row: number; column: number }, rows: number, columns: number, page: number) {
  const to = {
    ArrowLeft: { ...from, column: from.column - 1 },
    ArrowRight: { ...from, column: from.column + 1 },
    ArrowUp: { ...from, row: from.row - 1 },
    ArrowDown: { ...from, row: from.row + 1 },
    Home: { ...from, column: 0 },
    End: { ...from, column: columns - 1 },
    PageUp: { ...from, column: from.column - page },
    PageDown: { ...from, column: from.column + page },
  }[key];
  if (!to) return undefined;
  return { row: Math.max(0, Math.min(rows - 1, to.row)), column: Math.max(0, Math.min(columns - 1, to.column)) };
}
