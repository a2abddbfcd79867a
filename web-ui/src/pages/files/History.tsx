import { lazy } from 'preact-iso';
import { useState } from 'preact/hooks';
import { ApiProblem } from '../../api/client';
import { fileHistory, readFile, type Commit, type FileHistory, type FilePlace } from '../../api/files';
import { decoded, decodedBytes, subject } from '../../domain/files';
import { useLive } from '../../live/live';
import { Empty, Failure, Loaded } from '../../parts/Notice';
import { useQuery } from '../../parts/query';
import { When } from '../../parts/Time';
import { fileLink } from './FilesPage';

const CodeBox = lazy(() => import('../../parts/CodeBox'));

/** Who changed a file, newest first; each commit with what it changed. */
export function History({ at }: { at: FilePlace }) {
  const live = useLive((signal) => fileHistory(at, undefined, signal), () => false, [at]);
  return <Loaded live={live}>{(first) => <Commits at={at} first={first} />}</Loaded>;
}

function Commits({ at, first }: { at: FilePlace; first: FileHistory }) {
  const [query] = useQuery();
  const [pages, setPages] = useState<FileHistory[]>([]);
  const [failure, setFailure] = useState<ApiProblem>();
  const commits = [first, ...pages].flatMap((page) => page.commits);
  const next = [first, ...pages].at(-1)!.nextPageKey;
  if (commits.length === 0) return <Empty title="Nobody has committed this file yet." />;
  const more = async () => {
    try {
      setPages([...pages, await fileHistory(at, next)]);
      setFailure(undefined);
    } catch (problem) {
      setFailure(ApiProblem.of(problem));
    }
  };
  const open = query['at'] ?? commits[0]!.commitId;
  return (
    <>
      <ol class="commits">
        {commits.map((commit) => (
          <li key={commit.commitId} class={commit.commitId === open ? 'open' : undefined}>
            <a href={fileLink(at, { view: 'history', at: commit.commitId })} aria-current={commit.commitId === open ? 'true' : undefined}>
              {subject(commit.message)}
            </a>
            <span class="quiet">
              {commit.author}, <When time={commit.time} /> · {commit.changes[0]?.change} · <code>{commit.commitId.slice(0, 7)}</code>
            </span>
            {commit.commitId === open && <Change at={at} commit={commit} />}
          </li>
        ))}
      </ol>
      <Failure problem={failure} />
      {next !== '0' && (
        <button type="button" onClick={more}>
          Show older ones
        </button>
      )}
    </>
  );
}

/** What a commit changed in the file: both texts are read, and compared here. */
function Change({ at, commit }: { at: FilePlace; commit: Commit }) {
  const kind = commit.changes[0]?.change;
  const live = useLive(
    async (signal) => {
      const [before, after] = await Promise.all([
        kind === 'added' || !commit.parent ? '' : textAt(at, commit.parent, signal),
        kind === 'deleted' ? '' : textAt(at, commit.commitId, signal),
      ]);
      return { before, after };
    },
    () => false,
    [at, commit.commitId],
  );
  const body = commit.message.split('\n').slice(1).join('\n').trim();
  return (
    <div class="change">
      {body && <p class="body">{body}</p>}
      <Loaded live={live}>
        {({ before, after }) =>
          before === undefined || after === undefined ? (
            <p class="quiet">The file is no text, so there is nothing to compare.</p>
          ) : (
            <CodeBox label={`What commit ${commit.commitId.slice(0, 7)} changed`} file={at.path} text={after} original={before} />
          )
        }
      </Loaded>
      {kind !== 'deleted' && <a href={fileLink(at, { commit: commit.commitId })}>The file as it was then</a>}
    </div>
  );
}

async function textAt(at: FilePlace, commit: string, signal: AbortSignal): Promise<string | undefined> {
  return decoded(decodedBytes((await readFile(at, commit, signal)).content));
}
