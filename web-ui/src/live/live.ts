import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiProblem } from '../api/client';
import { listen, type Register, type StreamEvent } from './stream';

export interface Live<T> {
  /** what was loaded last; stays while it is loaded again, and when that fails */
  data: T | undefined;
  /** why it could not be loaded last time */
  failure: ApiProblem | undefined;
  /** whether nothing has been loaded yet */
  loading: boolean;
  reload(): void;
}

const SOON = 150;
/** Services hear of an event by the same stream: one more look, after they had time to write it down. */
const SETTLED = 1200;

/**
 * Loads now, and again when an event says that it may have changed; never twice at once.
 *
 * @param load reads it; is to give up when the signal says so
 * @param relevant whether it may have changed by this event
 * @param keys of what is loaded: when one changes, what was loaded is forgotten and loaded anew
 * @param options.apart milliseconds from one load to the next, for what is costly to read
 * @param options.register what it shows, if that changes without an event
 */
export function useLive<T>(
  load: (signal: AbortSignal) => Promise<T>,
  relevant: (event: StreamEvent) => boolean,
  keys: unknown[],
  options: { apart?: number; register?: Register } = {},
): Live<T> {
  const { apart = SOON, register } = options;
  const key = JSON.stringify(keys);
  const [state, setState] = useState<{ key: string; data?: T; failure?: ApiProblem }>({ key });
  const newest = useRef({ load, relevant });
  newest.current = { load, relevant };
  const reload = useRef(() => {});

  useEffect(() => {
    const abort = new AbortController();
    let busy = false;
    let wanted = false;
    let last = 0;
    let soon: ReturnType<typeof setTimeout> | undefined;
    let settled: ReturnType<typeof setTimeout> | undefined;

    const run = async () => {
      if (busy) {
        wanted = true;
        return;
      }
      busy = true;
      last = Date.now();
      try {
        const data = await newest.current.load(abort.signal);
        if (!abort.signal.aborted) setState({ key, data });
      } catch (failure) {
        if (abort.signal.aborted) return;
        const problem = ApiProblem.of(failure);
        setState((before) => ({ key, failure: problem, ...(before.key === key ? { data: before.data } : {}) }));
      } finally {
        busy = false;
      }
      if (wanted && !abort.signal.aborted) {
        wanted = false;
        later();
      }
    };
    const later = () => {
      soon ??= setTimeout(
        () => {
          soon = undefined;
          void run();
        },
        Math.max(SOON, last + apart - Date.now()),
      );
    };
    reload.current = () => void run();

    const stop = listen({
      event(event) {
        if (!newest.current.relevant(event)) return;
        later();
        clearTimeout(settled);
        settled = setTimeout(later, SETTLED);
      },
      changed(which) {
        if (which === register) later();
      },
      again: () => void run(),
    });
    void run();
    return () => {
      abort.abort();
      clearTimeout(soon);
      clearTimeout(settled);
      stop();
    };
  }, [key]);

  const current = state.key === key ? state : { key };
  return {
    data: current.data,
    failure: current.failure,
    loading: current.data === undefined && current.failure === undefined,
    reload: () => reload.current(),
  };
}

/** Events of this project. */
export function ofProject(project: string): (event: StreamEvent) => boolean {
  return (event) => event.data.project === project;
}

/** What is made of two that are live apart, as the one is costlier to read than the other. */
export function both<A, B, T>(a: Live<A>, b: Live<B>, together: (a: A, b: B) => T): Live<T> {
  return {
    data: a.data === undefined || b.data === undefined ? undefined : together(a.data, b.data),
    failure: a.failure ?? b.failure,
    loading: a.failure === undefined && b.failure === undefined && (a.data === undefined || b.data === undefined),
    reload() {
      a.reload();
      b.reload();
    },
  };
}
