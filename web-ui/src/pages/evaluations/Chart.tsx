import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Series } from '../../domain/evaluations';
import { shownNumber } from '../../domain/evaluations';
import { absolute } from '../../domain/time';

const HEIGHT = 240;

/** A curve with what was wanted of it. It is a picture: the table beside it says the same. */
export default function Chart({ name, series }: { name: string; series: Series }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const into = element.current!;
    let plot: uPlot | undefined;
    const draw = () => {
      plot?.destroy();
      const colour = (token: string) => resolved(into, token);
      plot = new uPlot(
        {
          width: Math.max(280, into.clientWidth),
          height: HEIGHT,
          cursor: { points: { size: 7 } },
          scales: { y: { range: (_, low, high) => around(low, high) } },
          axes: [
            {
              stroke: colour('--quiet'),
              grid: { stroke: colour('--line'), width: 1 },
              ticks: { stroke: colour('--line') },
              values: (_, ticks) => ticks.map((tick, at) => tickLabel(tick, ticks[at - 1])),
            },
            {
              stroke: colour('--quiet'),
              grid: { stroke: colour('--line'), width: 1 },
              ticks: { stroke: colour('--line') },
              size: 64,
              values: (_, ticks) => ticks.map((tick) => shownNumber(tick)),
            },
          ],
          series: [
            { label: 'When', value: (plot, time, at, index) => absolute((pointedAt(plot, time, at, index) ?? 0) * 1000) },
            {
              label: name,
              stroke: colour('--accent'),
              width: 2,
              points: { show: series.times.length < 80, size: 5 },
              value: valueInLegend,
            },
            ...series.targets.map((target) => ({
              label: `${target.kind === 'pass' ? 'to pass' : 'to be a warning'} ${target.criteria}`,
              stroke: colour(target.kind === 'pass' ? '--good' : '--warning'),
              width: 1.5,
              dash: target.kind === 'pass' ? [6, 4] : [2, 4],
              points: { show: false },
              value: valueInLegend,
            })),
          ],
        },
        [series.times, series.values, ...series.targets.map((target) => target.values)],
        into,
      );
    };
    draw();
    const size = new ResizeObserver(() => {
      if (plot && Math.abs(plot.width - into.clientWidth) > 4) plot.setSize({ width: Math.max(280, into.clientWidth), height: HEIGHT });
    });
    size.observe(into);
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', draw);
    const theme = new MutationObserver(draw);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      size.disconnect();
      theme.disconnect();
      scheme.removeEventListener('change', draw);
      plot?.destroy();
    };
  }, [name, series]);
  return <div class="chart" ref={element} role="img" aria-label={`${name} over time; the table says the same in numbers`} />;
}

/** What is pointed at; the newest, while nothing is. */
const pointedAt = (plot: uPlot, value: number | null, at: number, index: number | null) => (index === null ? plot.data[at]?.at(-1) : value);

const valueInLegend: uPlot.Series.Value = (plot, value, at, index) => {
  const shown = pointedAt(plot, value, at, index);
  return shown === null || shown === undefined ? '' : shownNumber(shown);
};

/** The time, and the day where it begins. */
function tickLabel(tick: number, before: number | undefined): string {
  const time = new Date(tick * 1000);
  const day = time.toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
  const clock = time.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  if (before !== undefined && new Date(before * 1000).toDateString() === time.toDateString()) return clock;
  return before !== undefined && tick - before >= 86_400 ? day : `${clock}\n${day}`;
}

/** The curve touches neither edge; a flat one lies in the middle. */
function around(low: number | null, high: number | null): [number, number] {
  if (low === null || high === null) return [0, 1];
  const room = (high - low || Math.abs(high) || 1) * 0.12;
  return [low >= 0 && low - room < 0 ? 0 : low - room, high + room];
}

/** A canvas knows no custom properties: the colour that one has at this element. */
function resolved(at: Element, token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  at.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
