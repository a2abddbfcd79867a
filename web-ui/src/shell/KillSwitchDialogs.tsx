import { useState } from 'preact/hooks';
import { allowActions, stopActions, type KillSwitch } from '../api/access';
import { Confirm } from '../parts/Dialog';
import { Field } from '../parts/Field';
import { toast } from '../parts/Toasts';
import { readAgain } from './killSwitches';

/** Stops actions; what is left empty stands for all. */
export function StopDialog({ project: known = '', onClose }: { project?: string; onClose(): void }) {
  const [project, setProject] = useState(known);
  const [stage, setStage] = useState('');
  const [action, setAction] = useState('');
  const [length, setLength] = useState('');
  const [reason, setReason] = useState('');
  const input = (value: string, set: (value: string) => void) => (ids: object) => (
    <input {...ids} value={value} autocomplete="off" onInput={(event) => set(event.currentTarget.value)} />
  );
  return (
    <Confirm
      title="Stop actions"
      verb="Stop"
      danger
      blocked={reason.trim() === '' ? 'Others will read why nothing is healed.' : undefined}
      act={async () => {
        const { killSwitch } = await stopActions({
          reason: reason.trim(),
          ...(project.trim() ? { project: project.trim() } : {}),
          ...(stage.trim() ? { stage: stage.trim() } : {}),
          ...(action.trim() ? { action: action.trim() } : {}),
          ...(length.trim() ? { for: length.trim() } : {}),
        });
        await readAgain();
        toast(`Stopped: ${killSwitch?.stops ?? 'actions'}.`);
      }}
      onClose={onClose}
    >
      <p class="quiet">When it is answered, no action that it covers is given any more. What is at work goes on.</p>
      <Field label="Why">{input(reason, setReason)}</Field>
      <Field label="Project" hint="Empty for all.">
        {input(project, setProject)}
      </Field>
      <Field label="Stage" hint="Empty for all.">
        {input(stage, setStage)}
      </Field>
      <Field label="Action" hint="As remediation.yaml names it; empty for all.">
        {input(action, setAction)}
      </Field>
      <Field label="For how long" hint="Such as 30m, 2h or 7d; empty until somebody allows it.">
        {input(length, setLength)}
      </Field>
    </Confirm>
  );
}

/** Takes a kill switch away; what it held goes on at once. */
export function AllowDialog({ what, onClose }: { what: KillSwitch; onClose(): void }) {
  const [reason, setReason] = useState('');
  return (
    <Confirm
      title="Allow actions again?"
      verb="Allow again"
      act={async () => {
        await allowActions({ project: what.project, stage: what.stage, action: what.action, reason: reason.trim() });
        await readAgain();
        toast('Allowed again.');
      }}
      onClose={onClose}
    >
      <p>
        {what.by} stopped {what.stops}: {what.reason}
      </p>
      <p class="quiet">What it holds goes on at once.</p>
      <Field label="Why (if you like)">
        {(ids) => <input {...ids} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />}
      </Field>
    </Confirm>
  );
}
