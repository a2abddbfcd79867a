import { useLocation } from 'preact-iso';
import { get } from '../../api/client';
import type { Schema } from '../../api/types';
import { keptnLink } from '../../domain/keptnLinks';
import { useLive } from '../../live/live';
import { Empty, Failure, Loading } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { Redirect } from '../../parts/Redirect';

/** Whatever is no address of ours: leads on from those of Keptn's bridge, and says of others that there is nothing. */
export default function KeptnLinkPage() {
  const { path } = useLocation();
  const link = keptnLink(path);
  if (link && 'to' in link) return <Redirect to={link.to} query={link.query} />;
  if (link) return <Flow {...link} />;
  return (
    <Page title="No such page" name="unknown">
      <Empty title={`There is nothing at ${path}.`}>
        <a href="/">See all projects</a>
      </Empty>
    </Page>
  );
}

function Flow({ context, evaluation, stage }: { context: string; evaluation: boolean; stage?: string }) {
  const live = useLive(
    async (signal) => {
      const { events } = await get<Schema<'Events'>>('/api/mongodb-datastore/event', { query: { keptnContext: context, pageSize: 1 }, signal });
      return ((events[0]?.data ?? {}) as { project?: string }).project ?? null;
    },
    () => false,
    [context],
  );
  if (live.failure) return <Failure problem={live.failure} retry={live.reload} />;
  if (live.data === undefined) return <Loading />;
  if (live.data === null) {
    return (
      <Page title="No such flow" name="unknown">
        <Empty title={`No event has the keptnContext ${context}.`}>Its project may be deleted, or it is too old to be kept.</Empty>
      </Page>
    );
  }
  const base = `/project/${encodeURIComponent(live.data)}`;
  const query: Record<string, string> = stage ? { stage } : {};
  return evaluation && stage ? (
    <Redirect to={`${base}/evaluation`} query={query} />
  ) : (
    <Redirect to={`${base}/sequence/${encodeURIComponent(context)}`} query={query} />
  );
}
