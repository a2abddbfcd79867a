import { useLocation } from 'preact-iso';
import { withQuery } from '../api/client';

/** The query of the address, and how to change it: what is empty leaves it, and Back does not go through each change. */
export function useQuery(): [Record<string, string>, (change: Record<string, string | undefined>) => void] {
  const location = useLocation();
  const change = (values: Record<string, string | undefined>) =>
    location.route(withQuery(location.path, { ...location.query, ...values }), true);
  return [location.query, change];
}
