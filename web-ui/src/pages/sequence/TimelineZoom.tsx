import type { Execution, Timeline } from '../../api/sequences';
import { bars, place, toneOf, worthShowing, type Bars, type Span } from '../../domain/timeline';
import { absolute, duration } from '../../domain/time';
import { now } from '../../live/clock';
import { Badge } from '../../parts/Badge';
import { Countdown, Duration } from '../../parts/Time';

/** What took how long: a bar for each wait, task, hold and pause, with its deadline. The bars stand in a table, which says the same. */
export function TimelineZoom({ timeline, executions }: { timeline: Timeline[]; executions: Execution[] }) {
  const all = timeline.map(bars);
  const begin = Math.min(...all.map((one) => one.begin));
  const end = Math.max(begin + 1000, ...all.map((one) => one.end ?? now.value));
  return (
    <div class="timeline">
      <table aria-label="Timeline">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">By</th>
            <th scope="col" class="right">
              After
            </th>
            <th scope="col" class="right">
              Took
            </th>
            <th scope="col" class="bar-head">
              <Scale begin={begin} end={end} />
            </th>
          </tr>
        </thead>
        {all.map((one) => (
          <Rows
            key={one.execution.triggeredID}
            bars={one}
            begin={begin}
            end={end}
            queue={executions.find((execution) => execution._id === one.execution.triggeredID)?.queue}
          />
        ))}
      </table>
    </div>
  );
}

function Scale({ begin, end }: { begin: number; end: number }) {
  return (
    <span class="scale">
      <span title={absolute(begin)}>0</span>
      <span>{duration((end - begin) / 2)}</span>
      <span title={absolute(end)}>{duration(end - begin)}</span>
    </span>
  );
}

function Rows({ bars, begin, end, queue }: { bars: Bars; begin: number; end: number; queue: Execution['queue'] }) {
  const over = bars.end !== undefined;
  return (
    <tbody>
      <tr class="group">
        <th scope="rowgroup" colSpan={5}>
          {bars.execution.stage} <span class="quiet">· {bars.execution.sequence}</span>{' '}
          <Badge state={bars.state ?? 'started'} result={bars.result} word={over ? undefined : 'under way'} />
        </th>
      </tr>
      {bars.spans
        .filter((span) => worthShowing(span, now.value))
        .map((span, i) => (
          <Row key={i} span={span} over={over} begin={begin} end={end} queue={queue} />
        ))}
    </tbody>
  );
}

function Row(props: { span: Span; over: boolean; begin: number; end: number; queue: Execution['queue'] }) {
  const { span, over, begin, end, queue } = props;
  const { left, width } = place(span, begin, end);
  const behind = span.kind === 'waiting' && span.until === undefined ? queue?.blockedBy : undefined;
  const deadline = span.deadline !== undefined && span.until === undefined ? span.deadline : undefined;
  const mark = deadline !== undefined && deadline <= end ? place({ from: deadline, until: deadline }, begin, end).left : undefined;
  return (
    <tr>
      <td data-label="What" class={`span ${span.kind}`}>
        {span.kind === 'planned' ? `${span.name}, planned` : span.kind === 'held' ? `put off: ${span.name}` : span.name}
        {behind && (
          <span class="quiet">
            {' '}
            behind {behind.name} {behind.keptnContext.slice(0, 8)}
          </span>
        )}
        {span.message && <span class="span-message">{span.message}</span>}
      </td>
      <td data-label="By">{span.who.filter(Boolean).join(', ')}</td>
      <td data-label="After" class="right number">
        {duration(span.from - begin)}
      </td>
      <td data-label="Took" class="right">
        <Duration from={span.from} until={span.until} />
        {deadline !== undefined && (
          <span class="deadline quiet">
            <Countdown until={deadline} /> left
          </span>
        )}
      </td>
      <td class="bar-cell" aria-hidden="true">
        <div class="track" title={`${absolute(span.from)} – ${span.until === undefined ? 'now' : absolute(span.until)}`}>
          <div class={`bar ${span.kind} ${toneOf(span, over)}`} style={{ left: `${left}%`, width: `max(3px, ${width}%)` }} />
          {mark !== undefined && <div class="mark" style={{ left: `${mark}%` }} />}
        </div>
      </td>
    </tr>
  );
}
