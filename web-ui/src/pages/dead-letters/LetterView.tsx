import { lazy } from 'preact-iso';
import { useState } from 'preact/hooks';
import { ApiProblem } from '../../api/client';
import { deleteLetter, editLetter, letter, replayLetter, type Letter } from '../../api/dead-letters';
import { useLive } from '../../live/live';
import { Badge } from '../../parts/Badge';
import { Confirm } from '../../parts/Dialog';
import { Failure, Loaded } from '../../parts/Notice';
import { When } from '../../parts/Time';
import { toast } from '../../parts/Toasts';
import { may } from '../../session';

const CodeBox = lazy(() => import('../../parts/CodeBox'));

/** One dead letter: why, what it says, and what can be done. */
export function LetterView({ id, onChanged, onClose }: { id: string; onChanged(): void; onClose(): void }) {
  const live = useLive((signal) => letter(id, signal), () => false, [id], { register: 'dead-letters' });
  return (
    <section class="panel letter" aria-label="Dead letter">
      <Loaded live={live}>
        {(found) => (
          <Body
            found={found}
            onClose={onClose}
            onChanged={() => {
              live.reload();
              onChanged();
            }}
            onDeleted={() => {
              onClose();
              onChanged();
            }}
          />
        )}
      </Loaded>
    </section>
  );
}

function Body({ found, onChanged, onDeleted, onClose }: { found: Letter; onChanged(): void; onDeleted(): void; onClose(): void }) {
  const original = pretty(found);
  const [text, setText] = useState<string>();
  const [failure, setFailure] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const operable = may('operate');
  const id = found.id ?? '';
  const edited = text !== undefined && text !== original;

  const act = (work: () => Promise<unknown>) => async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await work();
      onChanged();
    } catch (problem) {
      setFailure(ApiProblem.of(problem));
    } finally {
      setBusy(false);
    }
  };
  const save = async () => {
    if (!edited) return;
    await editLetter(id, text);
    setText(undefined);
  };
  return (
    <>
      <div class="letter-head">
        <h2>{found.reason}</h2>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
      <p class="quiet">
        <code>{found.subject}</code> to {found.service}, <When time={found.createdAt} />, {found.size} bytes.{' '}
        {found.replayedAt && (
          <>
            <Badge tone="good" word="replayed" /> <When time={found.replayedAt} />
          </>
        )}
      </p>
      {found.encoding === 'base64' && <p>Its bytes are no text; they are shown in base64 and can only be replaced as a whole.</p>}
      <CodeBox label="The message" file="message.json" text={text ?? original} epoch={`${original}`} readOnly={!operable} onChange={setText} />
      <Failure problem={failure} />
      <div class="foot">
        <span class="quiet" role="status">
          {!operable ? 'Your token lacks the scope operate.' : edited ? 'Edited, not saved.' : ''}
        </span>
        <button type="button" disabled={!operable || busy} onClick={() => setDeleting(true)}>
          Delete …
        </button>
        <button
          type="button"
          disabled={!operable || busy || !edited}
          onClick={act(async () => {
            await save();
            toast('Saved; it has not been replayed.');
          })}
        >
          Save
        </button>
        <button
          type="button"
          class="primary"
          disabled={!operable || busy}
          onClick={act(async () => {
            await save();
            const { eventId } = await replayLetter(id);
            toast(`Replayed as event ${eventId}.`);
          })}
        >
          {edited ? 'Save and replay' : 'Replay'}
        </button>
      </div>
      {deleting && (
        <Confirm
          title="Delete this dead letter?"
          verb="Delete"
          danger
          onClose={() => setDeleting(false)}
          act={async () => {
            await deleteLetter(id);
            toast('Deleted.');
            onDeleted();
          }}
        >
          <p>The message is gone then, and cannot be replayed any more.</p>
        </Confirm>
      )}
    </>
  );
}

/** JSON as people read it; anything else as it is. */
function pretty({ body = '', encoding }: Letter): string {
  if (encoding === 'base64') return body;
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
