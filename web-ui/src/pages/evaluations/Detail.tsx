import { useState } from 'preact/hooks';
import { evaluation, invalidate, type EvaluationDetail, type Objective, type Target } from '../../api/evaluations';
import { withQuery } from '../../api/client';
import { cellState, change, isRelative, shownNumber } from '../../domain/evaluations';
import { absolute, millis } from '../../domain/time';
import { useLive } from '../../live/live';
import { Badge, ScoreBadge } from '../../parts/Badge';
import { Confirm } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { Loaded } from '../../parts/Notice';
import { Table } from '../../parts/Table';
import { toast } from '../../parts/Toasts';
import { may } from '../../session';

/** One evaluation: how it went, and what each objective won and lost, and why. */
export function Detail({ id, sli, onSli, onChanged }: { id: string; sli: string | undefined; onSli(sli: string): void; onChanged(): void }) {
  const live = useLive(
    (signal) => evaluation(id, signal),
    (event) => event.type === 'sh.keptn.event.evaluation.invalidated' && event.triggeredid === id,
    [id],
  );
  const [asking, setAsking] = useState(false);
  return (
    <section class="panel evaluation" aria-label="Evaluation">
      <Loaded live={live}>
        {(found) => (
          <>
            <Head found={found} onInvalidate={() => setAsking(true)} />
            <Objectives found={found} sli={sli} onSli={onSli} />
            {asking && (
              <Invalidation
                found={found}
                onClose={() => setAsking(false)}
                onDone={() => {
                  live.reload();
                  onChanged();
                }}
              />
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Head({ found, onInvalidate }: { found: EvaluationDetail; onInvalidate(): void }) {
  const ended = millis(found.timeEnd ?? found.finishedAt ?? undefined);
  return (
    <>
      <div class="section-head">
        <h2>
          {ended === undefined ? 'An evaluation' : absolute(ended)}{' '}
          {found.state === 'finished' ? (
            <ScoreBadge score={found.score ?? undefined} result={found.result ?? undefined} />
          ) : (
            <Badge state="started" word="waits for its values" />
          )}{' '}
          {found.invalidated && <Badge state="invalidated" />}
        </h2>
        <div class="actions">
          {found.sloFile && (
            <a class="button" href={sloLink(found)}>
              Open {found.sloFile.path}
            </a>
          )}
          <a class="button" href={`/project/${encodeURIComponent(found.project)}/sequence/${encodeURIComponent(found.keptnContext)}?stage=${encodeURIComponent(found.stage)}`}>
            Its sequence
          </a>
          {!found.invalidated && (
            <button type="button" onClick={onInvalidate} disabled={!may('operate')} title={may('operate') ? undefined : 'Your token lacks the scope operate.'}>
              Invalidate …
            </button>
          )}
        </div>
      </div>
      <p class="quiet">
        {found.timeStart && found.timeEnd && (
          <>
            Measured from {absolute(millis(found.timeStart) ?? 0)} to {absolute(millis(found.timeEnd) ?? 0)}.{' '}
          </>
        )}
        {found.invalidated && <span>No later evaluation is compared with it.</span>}
      </p>
      {found.message && <p class="said">{found.message}</p>}
    </>
  );
}

/** The file as it was when it was read; the line, if it is known. */
function sloLink(found: EvaluationDetail, sli?: string): string {
  const file = found.sloFile!;
  const line = sli === undefined ? undefined : file.lines[sli];
  return withQuery(`/project/${encodeURIComponent(found.project)}/file`, {
    stage: found.stage,
    service: found.service,
    path: file.path,
    commit: file.commitId,
    line,
  });
}

function Objectives({ found, sli, onSli }: { found: EvaluationDetail; sli: string | undefined; onSli(sli: string): void }) {
  if (found.objectives.length === 0) return found.state === 'finished' ? <p class="quiet">It had no objectives to judge.</p> : null;
  return (
    <Table
      label="Objectives"
      rows={found.objectives}
      keyOf={(row) => row.sli}
      columns={[
        {
          name: 'Objective',
          cell: (row) => (
            <>
              <button type="button" class="link" aria-pressed={row.sli === sli} onClick={() => onSli(row.sli)}>
                {row.displayName}
              </button>
              {row.keySli && <span class="quiet"> decides alone</span>}
              {found.sloFile?.lines[row.sli] !== undefined && (
                <a class="line" href={sloLink(found, row.sli)}>
                  line {found.sloFile.lines[row.sli]}
                </a>
              )}
            </>
          ),
        },
        { name: 'Outcome', cell: (row) => <Badge tone={cellState(row).tone} word={cellState(row).word} /> },
        { name: 'Value', number: true, cell: (row) => shownNumber(row.value) },
        { name: 'Compared with', number: true, cell: (row) => <Compared row={row} /> },
        { name: 'Criteria', cell: (row) => <Criteria row={row} /> },
        { name: 'Points', number: true, cell: (row) => <Points row={row} /> },
      ]}
    />
  );
}

function Compared({ row }: { row: Objective }) {
  if (row.comparedValue === null || row.comparedValue === undefined) return <span class="quiet">nothing earlier</span>;
  return (
    <>
      {shownNumber(row.comparedValue)} <span class="quiet">{change(row.value, row.comparedValue)}</span>
    </>
  );
}

function Criteria({ row }: { row: Objective }) {
  if (row.passTargets.length === 0 && row.warningTargets.length === 0) return <span class="quiet">for information only</span>;
  return (
    <ul class="criteria">
      {row.passTargets.map((target, at) => (
        <Criterion key={`p${at}`} kind="pass" target={target} />
      ))}
      {row.warningTargets.map((target, at) => (
        <Criterion key={`w${at}`} kind="warning" target={target} />
      ))}
    </ul>
  );
}

function Criterion({ kind, target }: { kind: 'pass' | 'warning'; target: Target }) {
  return (
    <li>
      <span class="quiet">{kind}</span> <code>{target.criteria}</code>
      {isRelative(target.criteria) && <span class="quiet"> = {shownNumber(target.targetValue)}</span>}{' '}
      {target.violated ? <span class="bad">missed</span> : <span class="good">met</span>}
    </li>
  );
}

function Points({ row }: { row: Objective }) {
  if (row.status === 'info') return <span class="quiet">none</span>;
  return (
    <>
      {shownNumber(row.pointsWon)} of {shownNumber(row.pointsWon + row.pointsLost)}
      {row.pointsLost > 0 && <span class="bad"> −{shownNumber(row.pointsLost)}</span>}
    </>
  );
}

function Invalidation({ found, onClose, onDone }: { found: EvaluationDetail; onClose(): void; onDone(): void }) {
  const [reason, setReason] = useState('');
  return (
    <Confirm
      title="Invalidate this evaluation?"
      verb="Invalidate"
      danger
      onClose={onClose}
      act={async () => {
        await invalidate(found.id, reason);
        toast('Invalidated: no later evaluation is compared with it.');
        onDone();
      }}
    >
      <p>
        It stays in sight, but later evaluations of {found.service} in {found.stage} are not compared with it. Its sequence stays as it ended. This
        cannot be taken back.
      </p>
      <Field label="Why" hint="Told with the event; others will ask.">
        {(ids) => <input {...ids} value={reason} maxLength={500} onInput={(event) => setReason(event.currentTarget.value)} />}
      </Field>
    </Confirm>
  );
}
