import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { createProject } from '../../api/project';
import { Confirm } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { toast } from '../../parts/Toasts';

const EXAMPLE = `apiVersion: spec.keptn.sh/0.2.3
kind: Shipyard
metadata:
  name: my-shipyard
spec:
  stages:
    - name: production
      sequences:
        - name: delivery
          tasks:
            - name: deployment
            - name: evaluation
`;

/** Makes a project from a shipyard that is chosen as a file or written here; the server says what is wrong with it, and where. */
export function CreateProject({ onClose }: { onClose(): void }) {
  const { route } = useLocation();
  const [name, setName] = useState('');
  const [shipyard, setShipyard] = useState(EXAMPLE);
  const choose = async (event: { currentTarget: HTMLInputElement }) => {
    const file = event.currentTarget.files?.[0];
    if (file) setShipyard(await file.text());
  };
  return (
    <Confirm
      title="Create a project"
      verb="Create"
      blocked={name.trim() === '' ? 'It needs a name.' : undefined}
      act={async () => {
        await createProject(name.trim(), shipyard);
        toast(`Project ${name.trim()} is created.`);
        route(`/project/${encodeURIComponent(name.trim())}`);
      }}
      onClose={onClose}
    >
      <Field label="Name" hint="Lower-case letters, digits and -; it cannot be changed later.">
        {(ids) => <input {...ids} value={name} required autofocus onInput={(event) => setName(event.currentTarget.value)} />}
      </Field>
      <Field label="shipyard.yaml, from a file">{(ids) => <input {...ids} type="file" accept=".yaml,.yml" onChange={choose} />}</Field>
      <Field
        label="shipyard.yaml"
        hint="The stages in their order, and for each the sequences that it can run. Connect an upstream repository later, in Settings."
      >
        {(ids) => (
          <textarea
            {...ids}
            class="code"
            rows={12}
            spellcheck={false}
            value={shipyard}
            onInput={(event) => setShipyard(event.currentTarget.value)}
          />
        )}
      </Field>
    </Confirm>
  );
}
