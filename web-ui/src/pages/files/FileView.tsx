import { lazy } from 'preact-iso';
import { useMemo, useState } from 'preact/hooks';
import { ApiProblem } from '../../api/client';
import { checkDraft, readFile, type DraftReport, type FilePlace, type ReadFile } from '../../api/files';
import { decoded, decodedBytes } from '../../domain/files';
import { useLive } from '../../live/live';
import { Icon } from '../../parts/Icon';
import { Empty, Failure, Loaded } from '../../parts/Notice';
import { useQuery } from '../../parts/query';
import { Tabs } from '../../parts/Tabs';
import { may } from '../../session';
import { CommitDialog, DeleteDialog } from './CommitDialog';
import { Conflict } from './Conflict';
import { drafts, forget, keep, keyOf } from './drafts';
import { fileLink } from './FilesPage';
import { Findings } from './Findings';
import { History } from './History';

const CodeBox = lazy(() => import('../../parts/CodeBox'));

/** One file: to read and edit, or who changed it. */
export function FileView({ at, onCommitted }: { at: FilePlace; onCommitted(): void }) {
  const [query] = useQuery();
  const view = query['view'] === 'history' ? 'history' : 'edit';
  return (
    <section class="file panel" aria-label={at.path}>
      <div class="file-head">
        <h2>
          {at.stage && <span class="quiet">{at.stage} / </span>}
          {at.path}
        </h2>
      </div>
      <Tabs
        label="Views of the file"
        active={view}
        tabs={[
          { id: 'edit', name: 'File', href: fileLink(at) },
          { id: 'history', name: 'Who changed it', href: fileLink(at, { view: 'history' }) },
        ]}
      />
      {view === 'history' ? <History at={at} /> : <Content at={at} commit={query['commit']} line={Number(query['line']) || undefined} onCommitted={onCommitted} />}
    </section>
  );
}

function Content({ at, commit, line, onCommitted }: { at: FilePlace; commit: string | undefined; line: number | undefined; onCommitted(): void }) {
  const draft = drafts.value.get(keyOf(at));
  const live = useLive<ReadFile | null>(
    async (signal) => {
      try {
        return await readFile(at, commit, signal);
      } catch (failure) {
        if (!commit && failure instanceof ApiProblem && failure.reason === 'unknown-resource') return null;
        throw failure;
      }
    },
    () => false,
    [at, commit],
  );
  if (live.loading || live.failure) return <Loaded live={live}>{() => null}</Loaded>;
  const file = live.data ?? undefined;
  if (!file && !draft) {
    return (
      <Empty title="There is no such file any more.">
        <a href={fileLink(at, { view: 'history' })}>See who deleted it</a>, and what it said.
      </Empty>
    );
  }
  const bytes = decodedBytes(file?.content ?? '');
  const text = decoded(bytes);
  if (text === undefined) {
    return <Empty title={`This file is no text: ${bytes.length.toLocaleString()} bytes.`}>It can be replaced by one of the same name under New file.</Empty>;
  }
  if (commit && file) return <Former at={at} text={text} version={file.version} line={line} />;
  return <Editor at={at} file={file} text={text} line={line} reload={live.reload} onCommitted={onCommitted} />;
}

/** As it was; nothing can be changed there. */
function Former({ at, text, version, line }: { at: FilePlace; text: string; version: string; line: number | undefined }) {
  return (
    <>
      <p class="notice">
        <Icon name="commit" /> As it was at commit <code>{version.slice(0, 7)}</code>. <a href={fileLink(at, { line })}>Open the file of now</a>
      </p>
      <CodeBox label={`${at.path} at commit ${version.slice(0, 7)}`} file={at.path} text={text} readOnly {...(line ? { line } : {})} />
    </>
  );
}

function Editor(props: { at: FilePlace; file: ReadFile | undefined; text: string; line: number | undefined; reload(): void; onCommitted(): void }) {
  const { at, file } = props;
  const draft = drafts.value.get(keyOf(at));
  const text = draft?.text ?? props.text;
  const changed = draft !== undefined;
  const [report, setReport] = useState<DraftReport>();
  const [failure, setFailure] = useState<ApiProblem>();
  const [open, setOpen] = useState<'commit' | 'delete'>();
  const [conflict, setConflict] = useState<ApiProblem>();
  const [line, setLine] = useState<number>();
  const [discarded, setDiscarded] = useState(0);
  const writable = may('configure');

  const check = useMemo(
    () => async (typed: string) => {
      try {
        const found = await checkDraft(at, typed);
        setReport(found);
        setFailure(undefined);
        return found.findings;
      } catch (problem) {
        setFailure(ApiProblem.of(problem));
        return [];
      }
    },
    [keyOf(at)],
  );
  const onChange = (typed: string) => {
    if (typed === props.text && file) forget(at);
    else keep(at, { text: typed, version: draft ? draft.version : file?.version });
  };
  const refused = report !== undefined && !report.taken;
  return (
    <>
      {file?.stale && <p class="notice">The upstream cannot be used now: this is what was fetched last, and nothing can be committed.</p>}
      {!file && <p class="notice">A new file; it is there once you commit it.</p>}
      {conflict && (
        <Conflict
          at={at}
          problem={conflict}
          mine={text}
          onTheirs={() => {
            forget(at);
            setConflict(undefined);
            setDiscarded(discarded + 1);
            props.reload();
          }}
          onMine={(version) => {
            keep(at, { text, version });
            setConflict(undefined);
            setOpen('commit');
          }}
        />
      )}
      <CodeBox
        label={`${at.path}, text`}
        file={at.path}
        text={text}
        epoch={`${file?.version} ${discarded}`}
        readOnly={!writable}
        check={check}
        onChange={onChange}
        line={line ?? props.line}
      />
      <Failure problem={failure} />
      <Findings report={report} onLine={(at) => setLine(at)} />
      <div class="foot">
        <span class="quiet" role="status">
          {!writable ? 'Your token may read only; committing needs the scope configure.' : changed ? 'Not committed yet.' : 'As committed.'}
        </span>
        {file && writable && (
          <button type="button" onClick={() => setOpen('delete')}>
            <Icon name="trash" /> Delete …
          </button>
        )}
        {changed && (
          <button
            type="button"
            onClick={() => {
              forget(at);
              setConflict(undefined);
              setDiscarded(discarded + 1);
            }}
          >
            Discard
          </button>
        )}
        <button type="button" class="primary" disabled={!writable || !changed || refused} title={refused ? 'Mend the errors first.' : undefined} onClick={() => setOpen('commit')}>
          Commit …
        </button>
      </div>
      {open === 'commit' && (
        <CommitDialog
          at={at}
          text={text}
          version={draft?.version ?? file?.version}
          onClose={() => setOpen(undefined)}
          onConflict={(problem) => setConflict(problem)}
          onDone={() => {
            forget(at);
            setConflict(undefined);
            props.reload();
            props.onCommitted();
          }}
        />
      )}
      {open === 'delete' && (
        <DeleteDialog
          at={at}
          version={file?.version}
          onClose={() => setOpen(undefined)}
          onDone={() => {
            forget(at);
            props.reload();
            props.onCommitted();
          }}
        />
      )}
    </>
  );
}
