import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiProblem } from '../../api/client';
import { flows, type Flow, type FlowFilter } from '../../api/sequences';
import { merge } from '../../domain/flow';
import { useLive } from '../../live/live';

/** Rows of one answer. */
const PAGE = 100;
/** What an event touched is looked at again for so long: the services hear of it by the same stream. */
const TOUCHED = 5000;
const MOST_TOUCHED = 50;

export interface Flows {
  rows: Flow[];
  total: number | undefined;
  failure: ApiProblem | undefined;
  loading: boolean;
  /** whether there are older ones that are not loaded yet */
  more: boolean;
  loadMore(): void;
  reload(): void;
}

/** The flows of a project that match, live; older ones when they are wanted. Of what an event touched only that is read anew. */
export function useFlows(project: string, filter: FlowFilter): Flows {
  const key = JSON.stringify([project, filter]);
  const [known, setKnown] = useState<{ key: string; rows: Flow[]; total?: number }>({ key, rows: [] });
  const [failure, setFailure] = useState<ApiProblem>();
  const touched = useRef(new Map<string, number>());
  const current = useRef(known);
  current.current = known.key === key ? known : { key, rows: [] };
  const busy = useRef(false);

  const live = useLive(
    async (signal) => {
      const since = Date.now() - TOUCHED;
      const contexts = [...touched.current].filter(([, at]) => at >= since).map(([context]) => context);
      const some = current.current.total !== undefined && contexts.length > 0 && contexts.length <= MOST_TOUCHED;
      const page = await flows(project, { ...filter, ...(some ? { keptnContext: contexts.join(',') } : {}) }, 0, PAGE, signal);
      const asked = new Set(some ? contexts : []);
      setKnown((before) => {
        const rows = before.key === key ? before.rows : [];
        const merged = merge(rows, page.states, asked);
        const appeared = merged.length - rows.length;
        const total = some && before.total !== undefined ? before.total + appeared : page.totalCount;
        return { key, rows: merged, total };
      });
      return true;
    },
    (event) => {
      if (event.data.project !== project || !event.shkeptncontext) return false;
      touched.current.set(event.shkeptncontext, Date.now());
      if (touched.current.size > 1000) touched.current.clear();
      return true;
    },
    [key],
  );
  useEffect(() => touched.current.clear(), [key]);

  const shown = current.current;
  const more = shown.total !== undefined && shown.rows.length < shown.total;
  const loadMore = async () => {
    if (busy.current || !more) return;
    busy.current = true;
    try {
      const page = await flows(project, filter, shown.rows.length, PAGE);
      setFailure(undefined);
      setKnown((before) =>
        before.key === key ? { key, rows: merge(before.rows, page.states, new Set()), total: page.totalCount } : before,
      );
    } catch (problem) {
      setFailure(ApiProblem.of(problem));
    } finally {
      busy.current = false;
    }
  };
  return {
    rows: shown.rows,
    total: shown.total,
    failure: live.failure ?? failure,
    loading: live.loading,
    more,
    loadMore: () => void loadMore(),
    reload: live.reload,
  };
}
