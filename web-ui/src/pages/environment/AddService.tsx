import { useState } from 'preact/hooks';
import { createService } from '../../api/project';
import { Confirm } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { toast } from '../../parts/Toasts';

/** Adds a service to every stage. */
export function AddService({ project, onClose }: { project: string; onClose(): void }) {
  const [name, setName] = useState('');
  return (
    <Confirm
      title="Add a service"
      verb="Add"
      blocked={name.trim() === '' ? 'It needs a name.' : undefined}
      act={async () => {
        await createService(project, name.trim());
        toast(`Service ${name.trim()} is in every stage.`);
      }}
      onClose={onClose}
    >
      <Field label="Name" hint="Lower-case letters, digits and -. It gets a folder in every stage, for its files.">
        {(ids) => <input {...ids} value={name} required autofocus onInput={(event) => setName(event.currentTarget.value)} />}
      </Field>
    </Confirm>
  );
}
