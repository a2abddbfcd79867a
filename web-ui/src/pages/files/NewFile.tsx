import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { writeFile, type FilePlace, type Listing } from '../../api/files';
import { decoded, encodedBytes, pathProblem } from '../../domain/files';
import { Confirm } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { toast } from '../../parts/Toasts';
import { keep } from './drafts';
import { fileLink } from './FilesPage';

const LARGEST = 5_000_000;

/** A new file, empty or from this machine; a text becomes a draft first, anything else is committed at once. */
export function NewFile(props: { project: string; listings: Listing[]; near: FilePlace | undefined; onClose(): void }) {
  const { route } = useLocation();
  const [stage, setStage] = useState(props.near?.stage ?? '');
  const [path, setPath] = useState(props.near?.path.replace(/[^/]*$/, '') ?? '');
  const [file, setFile] = useState<File>();
  const listing = props.listings.find((one) => (one.stage ?? '') === stage);
  const wrong = pathProblem(path);
  const exists = listing?.paths.includes(path) ?? false;
  const act = async () => {
    const at: FilePlace = { project: props.project, ...(stage ? { stage } : {}), path };
    const bytes = file ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
    const text = decoded(bytes);
    if (text === undefined) {
      await writeFile(at, encodedBytes(bytes), `Upload ${path}`, listing?.version);
      toast(`Committed ${path}.`);
    } else {
      keep(at, { text, version: listing?.version });
    }
    route(fileLink(at));
  };
  return (
    <Confirm
      title="New file"
      verb={file ? 'Open' : 'Create'}
      act={act}
      onClose={props.onClose}
      {...(wrong || (file && file.size > LARGEST) ? { blocked: wrong ?? 'At most 5 MB are taken.' } : {})}
    >
      <Field label="Where">
        {(ids) => (
          <select {...ids} value={stage} onChange={(event) => setStage(event.currentTarget.value)}>
            {props.listings.map((one) => (
              <option key={one.stage ?? ''} value={one.stage ?? ''}>
                {one.stage ? `Stage ${one.stage}` : 'The project itself'}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Path" hint={exists ? 'There is such a file: it would be replaced.' : `Of a service: ${listing?.services[0] ?? 'helloservice'}/slo.yaml`}>
        {(ids) => <input {...ids} value={path} onInput={(event) => setPath(event.currentTarget.value)} />}
      </Field>
      <Field label="From this machine" hint="Optional; a text can be looked at before it is committed.">
        {(ids) => (
          <input
            {...ids}
            type="file"
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0];
              setFile(chosen);
              if (chosen && (path === '' || path.endsWith('/'))) setPath(path + chosen.name);
            }}
          />
        )}
      </Field>
    </Confirm>
  );
}
