import { useLocation } from 'preact-iso';
import { withQuery } from '../../api/client';
import { problems } from '../../api/problems';
import { executionsOf, flows, timelineOf, type Execution, type Flow, type Timeline } from '../../api/sequences';
import type { Problem } from '../../api/types';
import { headline } from '../../domain/execution';
import { attemptWords } from '../../domain/flow';
import { useLive } from '../../live/live';
import { Badge } from '../../parts/Badge';
import { Copy } from '../../parts/Copy';
import { Fact, Facts } from '../../parts/Facts';
import { Loaded } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { Tabs } from '../../parts/Tabs';
import { Countdown, Duration, When } from '../../parts/Time';
import { Approval } from './Approval';
import { Control, Retry } from './Control';
import { EventsZoom } from './EventsZoom';
import { LineZoom } from './LineZoom';
import { TimelineZoom } from './TimelineZoom';
import './sequence.css';

const ZOOMS = { line: 'Tasks', timeline: 'Timeline', events: 'Events' };

interface Story {
  flow: Flow | undefined;
  executions: Execution[];
  timeline: Timeline[];
  problem: Problem | undefined;
}

async function load(project: string, context: string, signal: AbortSignal): Promise<Story> {
  const [page, executions, timeline] = await Promise.all([
    flows(project, { keptnContext: context }, 0, 1, signal),
    executionsOf(project, context, signal),
    timelineOf(project, context, signal),
  ]);
  const heals = executions.some((execution) => execution.kind === 'remediation');
  const found = heals ? await problems({ project, keptnContext: context }, undefined, 1, signal) : undefined;
  return { flow: page.states[0], executions, timeline, problem: found?.problems[0] };
}

/** One flow: how it stands, what it waits for, and what can be done; its tasks, its timeline, its events. */
export default function SequencePage({ project, context }: { project: string; context: string }) {
  const { query, path } = useLocation();
  const zoom = query['zoom'] && query['zoom'] in ZOOMS ? query['zoom'] : 'line';
  const stage = query['stage'];
  const live = useLive((signal) => load(project, context, signal), (event) => event.shkeptncontext === context, [project, context]);
  const base = `/project/${encodeURIComponent(project)}`;
  const flow = live.data?.flow;
  return (
    <Page
      title={flow ? `${flow.name} of ${flow.service}` : 'Sequence'}
      name="sequence"
      crumbs={[
        { name: 'Projects', href: '/' },
        { name: project, href: base },
        { name: 'Sequences', href: `${base}/sequence` },
        { name: context.slice(0, 8) },
      ]}
      actions={live.data && <Control executions={live.data.executions} project={project} context={context} done={live.reload} />}
    >
      <Loaded live={live}>
        {(story) => (
          <>
            <Summary story={story} context={context} />
            {story.executions
              .filter((execution) => execution.status.currentTask?.name === 'approval' && execution.status.state === 'waitingForApproval')
              .map((execution) => (
                <Approval key={execution._id} execution={execution} done={live.reload} />
              ))}
            <Retry executions={story.executions} done={live.reload} />
            <Tabs
              label="Zoom"
              active={zoom}
              tabs={Object.entries(ZOOMS).map(([id, name]) => ({ id, name, href: withQuery(path, { ...query, zoom: id }) }))}
            />
            {zoom === 'line' && <LineZoom executions={story.executions} timeline={story.timeline} context={context} stage={stage} />}
            {zoom === 'timeline' && <TimelineZoom timeline={story.timeline} executions={story.executions} />}
            {zoom === 'events' && <EventsZoom context={context} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** What is wrong, what is being done, what comes next: a line for each execution that matters now. */
function Summary({ story, context }: { story: Story; context: string }) {
  const { flow, executions, problem } = story;
  if (!flow) return null;
  const live = executions.filter((execution) => !execution.ended);
  const told = live.length > 0 ? live : executions.slice(-1);
  const last = executions[executions.length - 1];
  const attempt = attemptWords(flow);
  return (
    <section class="summary panel" aria-label="How it stands">
      <div class="state-line" role="status" aria-live="polite">
        <Badge state={flow.state} result={flow.result} />
        <ul>
          {told.map((execution) => {
            const { words, until } = headline(execution);
            return (
              <li key={execution._id}>
                {words}
                {until && (
                  <span class="quiet">
                    {' '}
                    (<Countdown until={until} /> left)
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      </div>
      <Facts>
        <Fact name="Began">
          <When time={flow.time} />
          {last?.triggeredBy && executions[0]?.triggeredBy && <span class="quiet"> by {executions[0].triggeredBy}</span>}
        </Fact>
        <Fact name={live.length > 0 ? 'Takes' : 'Took'}>
          <Duration from={flow.time} until={live.length > 0 ? undefined : last?.ended?.time} />
        </Fact>
        {attempt && <Fact name="Remediation">{attempt}</Fact>}
        {problem && (
          <Fact name="Problem">
            <a href={`/problem/${encodeURIComponent(problem.id)}`}>{problem.name}</a>
          </Fact>
        )}
        <Fact name="Keptn context" class="copyable">
          <code>{context}</code>
          <Copy text={context} label="Copy the keptn context" />
        </Fact>
      </Facts>
    </section>
  );
}
