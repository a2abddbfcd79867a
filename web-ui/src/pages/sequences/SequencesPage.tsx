import { useMemo } from 'preact/hooks';
import { Empty, Failure, Loading } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { useQuery } from '../../parts/query';
import { VirtualList } from '../../parts/VirtualList';
import { Filters, SPANS } from './Filters';
import { FlowRow } from './FlowRow';
import { useFlows } from './useFlows';
import './sequences.css';

/** All that ran in a project, newest first, live. */
export default function SequencesPage({ project }: { project: string }) {
  const [{ name, state, stage, service, since }] = useQuery();
  const span = SPANS[since ?? ''];
  const fromTime = useMemo(() => span && new Date(Date.now() - span.ms).toISOString(), [span]);
  const filter = { name, state, stage, service, fromTime };
  const narrowed = Object.values(filter).some(Boolean);
  const flows = useFlows(project, filter);
  return (
    <Page title="Sequences" name="sequences" crumbs={[{ name: 'Projects', href: '/' }, { name: project, href: `/project/${encodeURIComponent(project)}` }, { name: 'Sequences' }]}>
      <Filters project={project} />
      <Failure problem={flows.failure} retry={flows.reload} />
      {flows.loading && <Loading />}
      {flows.total !== undefined && (
        <p class="count quiet" role="status">
          {flows.total.toLocaleString()} {flows.total === 1 ? 'sequence' : 'sequences'}
          {narrowed ? ' that match' : ''}, newest first
        </p>
      )}
      {flows.rows.length > 0 && (
        <VirtualList
          label="Sequences"
          rows={flows.rows}
          estimate={57}
          keyOf={(flow) => flow.shkeptncontext}
          onEnd={flows.loadMore}
        >
          {(flow) => <FlowRow flow={flow} />}
        </VirtualList>
      )}
      {flows.total === 0 && <Nothing narrowed={narrowed} project={project} />}
    </Page>
  );
}

function Nothing({ narrowed, project }: { narrowed: boolean; project: string }) {
  return narrowed ? (
    <Empty title="No sequence matches.">Choose fewer conditions above; the list follows what happens.</Empty>
  ) : (
    <Empty title="Nothing has run yet.">
      <p>A delivery, an alert or an evaluation begins a sequence. To begin one by hand:</p>
      <code>drydock trigger delivery --project={project} --service=SERVICE --image=IMAGE</code>
    </Empty>
  );
}
