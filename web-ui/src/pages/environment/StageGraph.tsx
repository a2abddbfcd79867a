import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PlaceView, StageView } from '../../domain/environment';
import { columns } from '../../domain/graph';
import { Place } from './Place';

interface Line {
  key: string;
  path: string;
}

/** Stages in columns, with a line from each to those that its ends start something in. */
export function StageGraph(props: { project: string; stages: StageView[]; onTrigger(at: Partial<PlaceView>): void }) {
  const graph = useRef<HTMLDivElement>(null);
  const [lines, setLines] = useState<Line[]>([]);

  useLayoutEffect(() => {
    const element = graph.current;
    if (!element) return;
    const draw = () => setLines(linesOf(element, props.stages));
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    element.querySelectorAll('.stage').forEach((stage) => observer.observe(stage));
    return () => observer.disconnect();
  }, [props.stages]);

  return (
    <div class="graph" ref={graph}>
      <svg class="lines" aria-hidden="true">
        {lines.map((line) => (
          <path key={line.key} d={line.path} />
        ))}
      </svg>
      {columns(props.stages).map((column, i) => (
        <div class="column" key={i}>
          {column.map((stage) => (
            <section key={stage.name} class="stage panel" data-stage={stage.name} aria-label={`Stage ${stage.name}`}>
              <header>
                <h2>{stage.name}</h2>
                {stage.parentStages.length > 0 && <span class="quiet">after {stage.parentStages.join(', ')}</span>}
              </header>
              {stage.places.length === 0 && <p class="quiet">no services</p>}
              {stage.places.map((place) => (
                <Place key={place.service} project={props.project} place={place} onTrigger={props.onTrigger} />
              ))}
            </section>
          ))}
        </div>
      ))}
    </div>
  );
}

/** From the right edge of a stage to the left edge of the next; none where they stand below each other, as on a phone. */
function linesOf(graph: HTMLElement, stages: StageView[]): Line[] {
  const all = new Map([...graph.querySelectorAll<HTMLElement>('.stage')].map((element) => [element.dataset['stage'] ?? '', element]));
  const origin = graph.getBoundingClientRect();
  return stages.flatMap((stage) =>
    stage.parentStages.flatMap((parent) => {
      const from = all.get(parent)?.getBoundingClientRect();
      const to = all.get(stage.name)?.getBoundingClientRect();
      if (!from || !to || from.right > to.left) return [];
      const [x1, x2] = [from.right - origin.left, to.left - origin.left];
      const [y1, y2] = [from.top - origin.top + 26, to.top - origin.top + 26];
      const middle = (x1 + x2) / 2;
      const arrow = `M${x2 - 6} ${y2 - 4}L${x2} ${y2}L${x2 - 6} ${y2 + 4}`;
      return [{ key: `${parent} ${stage.name}`, path: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}${arrow}` }];
    }),
  );
}
