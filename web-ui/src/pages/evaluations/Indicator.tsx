import { lazy } from 'preact-iso';
import { useMemo, useState } from 'preact/hooks';
import type { History, IndicatorHistory } from '../../api/evaluations';
import { cellState, change, series, shownNumber } from '../../domain/evaluations';
import { absolute, millis } from '../../domain/time';
import { Badge } from '../../parts/Badge';
import { Table } from '../../parts/Table';

const Chart = lazy(() => import('./Chart'));
const FIRST = 50;

/** One indicator over time: as a curve, or in numbers. */
export function Indicator({ history, indicator, onChoose }: { history: History; indicator: IndicatorHistory; onChoose(sli: string): void }) {
  const [asTable, setAsTable] = useState(false);
  const curve = useMemo(() => series(history.evaluations, indicator), [history, indicator]);
  return (
    <section class="panel indicator" aria-label={`Indicator ${indicator.displayName}`}>
      <div class="section-head">
        <label>
          <span class="hidden">Indicator</span>
          <select value={indicator.sli} onChange={(event) => onChoose(event.currentTarget.value)}>
            {history.indicators.map((one) => (
              <option key={one.sli} value={one.sli}>
                {one.displayName}
              </option>
            ))}
          </select>
        </label>
        <p class="quiet">{trendWords(indicator)}</p>
        <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show as a curve' : 'Show as a table'}
        </button>
      </div>
      {asTable ? (
        <Numbers history={history} indicator={indicator} />
      ) : curve.times.length === 0 ? (
        <p class="quiet">It has no values yet.</p>
      ) : (
        <Chart name={indicator.displayName} series={curve} />
      )}
    </section>
  );
}

function trendWords({ trend, cells }: IndicatorHistory): string {
  const measured = cells.filter((cell) => cell && cell.value !== null && cell.value !== undefined);
  if (trend === null || trend === undefined || measured.length < 2) return '';
  const size = shownNumber(Math.abs(trend));
  return trend === 0 || size === '0' ? 'Steady over these evaluations.' : `${trend > 0 ? 'Rises' : 'Falls'} by ${size} from one evaluation to the next.`;
}

/** The curve in numbers, newest first. */
function Numbers({ history, indicator }: { history: History; indicator: IndicatorHistory }) {
  const [shown, setShown] = useState(FIRST);
  const rows = history.evaluations.map((column, at) => ({ column, cell: indicator.cells[at] ?? null })).filter((row) => row.cell);
  return (
    <>
      <Table
        label={`${indicator.displayName}, newest first`}
        rows={rows.slice(0, shown)}
        keyOf={(row) => row.column.id}
        columns={[
          { name: 'When', cell: ({ column }) => absolute(millis(column.timeEnd ?? column.finishedAt ?? undefined) ?? 0) },
          { name: 'Value', number: true, cell: ({ cell }) => shownNumber(cell!.value) },
          { name: 'Compared with', number: true, cell: ({ cell }) => shownNumber(cell!.comparedValue) },
          { name: 'Change', number: true, cell: ({ cell }) => change(cell!.value, cell!.comparedValue) ?? '' },
          {
            name: 'Outcome',
            cell: ({ column, cell }) =>
              column.invalidated ? <Badge state="invalidated" /> : <Badge tone={cellState(cell).tone} word={cellState(cell).word} />,
          },
        ]}
      />
      {rows.length > shown && (
        <button type="button" onClick={() => setShown(shown + 200)}>
          Show more of {rows.length}
        </button>
      )}
    </>
  );
}
