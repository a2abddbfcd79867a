import type { Problem } from '../../api/types';
import { placeOf } from '../../domain/problem';

/** The line of a file that says so, as a link to it. */
export function Place({ place, problem }: { place: string | undefined; problem: Problem }) {
  if (!place) return null;
  const { path, line } = placeOf(place);
  const inService = path.startsWith(`${problem.service}/`);
  const query = new URLSearchParams({
    ...(inService ? { stage: problem.stage, service: problem.service } : {}),
    path: inService ? path.slice(problem.service.length + 1) : path,
    ...(line ? { line } : {}),
  });
  return (
    <a class="place" href={`/project/${encodeURIComponent(problem.project)}/file?${query}`}>
      {line ? `${path}:${line}` : path}
    </a>
  );
}
