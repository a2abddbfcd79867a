import type { ComponentChildren } from 'preact';
import { ApiProblem } from '../api/client';
import { Icon } from './Icon';

/** Nothing is there: why, and what to do. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children && <div>{children}</div>}
    </div>
  );
}

/** Something failed: what the server said, mistakes in files with their places, and a way to try again. */
export function Failure({ problem, retry }: { problem: ApiProblem | undefined; retry?: () => void }) {
  if (!problem) return null;
  return (
    <div class="failure" role="alert">
      <Icon name="warning" />
      <div>
        <p>{problem.detail}</p>
        {problem.problems.length > 0 && (
          <ul>
            {problem.problems.map((one, i) => (
              <li key={i}>
                <code>{[one.file, one.line, one.column].filter((part) => part !== undefined).join(':')}</code> {one.message}
              </li>
            ))}
          </ul>
        )}
        {retry && (
          <button type="button" onClick={retry}>
            Try again
          </button>
        )}
      </div>
    </div>
  );
}

/** While nothing has been loaded yet; seen only when it takes long. */
export function Loading() {
  return (
    <p class="loading" role="status">
      Loading …
    </p>
  );
}

/** Shows what is live, its failure beside it, or that it is being loaded. */
export function Loaded<T>({
  live,
  children,
}: {
  live: { data: T | undefined; failure: ApiProblem | undefined; loading: boolean; reload(): void };
  children: (data: T) => ComponentChildren;
}) {
  return (
    <>
      <Failure problem={live.failure} retry={live.reload} />
      {live.loading && <Loading />}
      {live.data !== undefined && children(live.data)}
    </>
  );
}
