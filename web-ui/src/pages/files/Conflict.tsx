import { lazy } from 'preact-iso';
import type { ApiProblem } from '../../api/client';
import { readFile, type FilePlace } from '../../api/files';
import { decoded, decodedBytes } from '../../domain/files';
import { useLive } from '../../live/live';
import { Failure, Loaded } from '../../parts/Notice';

const CodeBox = lazy(() => import('../../parts/CodeBox'));

/** Somebody was faster: what they changed beside what is here, and whose text counts. */
export function Conflict(props: { at: FilePlace; problem: ApiProblem; mine: string; onTheirs(): void; onMine(version: string): void }) {
  const live = useLive((signal) => readFile(props.at, undefined, signal), () => false, [props.at, props.problem.detail]);
  return (
    <section class="conflict" aria-label="Somebody else changed this file">
      <Failure problem={props.problem} />
      <Loaded live={live}>
        {(theirs) => (
          <>
            <p>What your text would change in theirs:</p>
            <CodeBox
              label="Your text beside theirs"
              file={props.at.path}
              text={props.mine}
              original={decoded(decodedBytes(theirs.content)) ?? ''}
            />
            <div class="foot">
              <button type="button" onClick={props.onTheirs}>
                Take theirs, drop mine
              </button>
              <button type="button" class="danger" onClick={() => props.onMine(theirs.version)}>
                Commit mine over theirs …
              </button>
            </div>
          </>
        )}
      </Loaded>
    </section>
  );
}
