import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { History } from '../../api/evaluations';
import { cellState, cellWords, moved, scoreWords } from '../../domain/evaluations';
import { stateWord, type Tone } from '../../domain/states';
import { absolute, millis } from '../../domain/time';
import { useVirtualizer } from '../../parts/virtual';

const WIDTH = 34;
const HEAD = 180;
const NARROW_HEAD = 112;
const MARKS: Record<Tone, string> = { good: '✓', warning: '!', bad: '✕', running: 'i', waiting: '–', neutral: '' };

interface Cell {
  tone: Tone;
  mark: string;
  words: string;
}

/** Indicators × evaluations, newest first: only the columns in sight are in the page. Arrow keys move, Enter opens. */
export function HeatMap(props: {
  history: History;
  /** the evaluation and the indicator that are shown below */
  chosen: { id: string | undefined; sli: string | undefined };
  onChoose(id: string, sli: string | undefined): void;
}) {
  const { evaluations, indicators } = props.history;
  const [place, setPlace] = useState({ row: 0, column: 0 });
  // the next key may come before this one is shown
  const reached = useRef(place);
  const go = (to: { row: number; column: number }) => {
    reached.current = to;
    setPlace(to);
  };
  const focusing = useRef(false);
  const head = matchMedia('(max-width: 639px)').matches ? NARROW_HEAD : HEAD;
  const { scroller, virtualizer } = useVirtualizer({
    count: evaluations.length,
    horizontal: true,
    estimateSize: () => WIDTH,
    getItemKey: (index) => evaluations[index]!.id,
    overscan: 12,
    scrollPaddingStart: head,
  });

  useEffect(() => {
    if (!focusing.current) return;
    const cell = scroller.current?.querySelector<HTMLElement>('[role=gridcell][tabindex="0"]');
    if (cell && document.activeElement !== cell) cell.focus({ preventScroll: true });
  });

  const times = useMemo(() => evaluations.map((column) => millis(column.timeEnd ?? column.finishedAt ?? undefined)), [evaluations]);
  // browsers take long to write a date, and each column has many cells
  const written = useMemo(() => new Map<number, string>(), [evaluations]);
  const whenOf = (at: number) => {
    let when = written.get(at);
    if (when === undefined) written.set(at, (when = times[at] === undefined ? 'at no known time' : absolute(times[at]!)));
    return when;
  };
  const rows = [undefined, ...indicators];
  const cellAt = (row: number, at: number): Cell => {
    const column = evaluations[at]!;
    const indicator = rows[row];
    if (!indicator) {
      const { tone } = stateWord(column.result ?? undefined);
      const score = column.score === null || column.score === undefined ? '' : String(Math.round(column.score));
      return { tone, mark: score, words: scoreWords(column, whenOf(at)) };
    }
    const cell = indicator.cells[at] ?? null;
    const { tone } = cellState(cell);
    return { tone: cell ? tone : 'neutral', mark: cell ? MARKS[tone] : '', words: cellWords(indicator, column, cell, whenOf(at)) };
  };
  const choose = (row: number, column: number) => {
    go({ row, column });
    props.onChoose(evaluations[column]!.id, rows[row]?.sli);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(reached.current.row, reached.current.column);
      return;
    }
    const page = Math.max(1, Math.floor(((scroller.current?.clientWidth ?? 600) - head) / WIDTH) - 1);
    const to = moved(event.key, reached.current, rows.length, evaluations.length, page);
    if (!to) return;
    event.preventDefault();
    focusing.current = true;
    virtualizer.scrollToIndex(to.column, { align: 'auto' });
    go(to);
  };

  const items = virtualizer.getVirtualItems();
  const focusable = items.some((item) => item.index === place.column) ? place.column : (items[0]?.index ?? 0);
  return (
    <div class="heat-scroll" ref={scroller}>
      <div
        class="heat"
        role="grid"
        aria-label="Indicators by evaluations, newest first. Arrow keys move, Enter opens."
        aria-rowcount={rows.length + 1}
        aria-colcount={evaluations.length + 1}
        style={{ width: `${head + virtualizer.getTotalSize()}px` }}
        onKeyDown={onKeyDown}
        onFocusOut={({ currentTarget, relatedTarget }) => {
          // from cell to cell it goes by keys, and the next one may have been pressed already
          if (!currentTarget.contains(relatedTarget as Node | null)) focusing.current = false;
        }}
      >
        <div class="heat-row heat-days" role="row" aria-rowindex={1}>
          <div class="heat-head" role="columnheader" aria-colindex={1} style={{ width: `${head}px` }}>
            <span class="hidden">Indicator</span>
          </div>
          {items.map((item) => (
            <div
              key={item.key}
              class="heat-day"
              role="columnheader"
              aria-colindex={item.index + 2}
              aria-label={whenOf(item.index)}
              style={{ transform: `translateX(${head + item.start}px)` }}
            >
              {dayLabel(times, item.index)}
            </div>
          ))}
        </div>
        {rows.map((indicator, row) => (
          <div key={indicator?.sli ?? ''} class="heat-row" role="row" aria-rowindex={row + 2}>
            <div
              class={`heat-head${indicator && indicator.sli === props.chosen.sli ? ' chosen' : ''}`}
              role="rowheader"
              aria-colindex={1}
              title={indicator?.displayName ?? 'Score'}
              style={{ width: `${head}px` }}
            >
              <span>{indicator?.displayName ?? 'Score'}</span>
            </div>
            {items.map((item) => {
              const cell = cellAt(row, item.index);
              const column = evaluations[item.index]!;
              const chosen = column.id === props.chosen.id;
              return (
                <div
                  key={item.key}
                  class={`heat-cell ${cell.tone}${column.invalidated ? ' invalidated' : ''}${chosen ? ' chosen' : ''}`}
                  role="gridcell"
                  aria-colindex={item.index + 2}
                  aria-label={cell.words}
                  aria-selected={chosen}
                  title={cell.words}
                  tabIndex={row === place.row && item.index === focusable ? 0 : -1}
                  style={{ transform: `translateX(${head + item.start}px)` }}
                  onClick={() => choose(row, item.index)}
                >
                  {cell.mark}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

/** The day where it differs from that of the newer neighbour, so that a row of many columns stays readable. */
function dayLabel(times: (number | undefined)[], at: number): string {
  const time = times[at];
  if (time === undefined) return '';
  const day = new Date(time).toDateString();
  const newer = at > 0 ? times[at - 1] : undefined;
  if (newer !== undefined && new Date(newer).toDateString() === day) return '';
  return new Date(time).toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
}
