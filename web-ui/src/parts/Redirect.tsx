import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { withQuery } from '../api/client';

/** Leads elsewhere without leaving a trace in the browser's history. */
export function Redirect({ to, query }: { to: string; query?: Record<string, string> }) {
  const { route } = useLocation();
  useEffect(() => route(withQuery(to, query), true), [to]);
  return null;
}
