import { useState } from 'preact/hooks';
import { createSecret, deleteSecret, readSecrets, readSecretScopes, replaceSecret, type SecretOutline } from '../../api/access';
import { labelsOf } from '../../domain/labels';
import { useLive } from '../../live/live';
import { Confirm } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { Icon } from '../../parts/Icon';
import { Empty, Loaded } from '../../parts/Notice';
import { Table } from '../../parts/Table';
import { toast } from '../../parts/Toasts';
import { wanting } from '../../session';

/** Secrets for jobs: their keys are shown, their values go in and never come out. */
export function Secrets() {
  const [editing, setEditing] = useState<SecretOutline | 'new'>();
  const [deleting, setDeleting] = useState<SecretOutline>();
  const live = useLive(
    async (signal) => {
      const [secrets, scopes] = await Promise.all([readSecrets(signal), readSecretScopes(signal)]);
      return { secrets, scopes };
    },
    () => false,
    [],
  );
  return (
    <>
      <div class="section-head">
        <p class="quiet">Values that jobs get as variables. They go in here, and never come out again.</p>
        <button type="button" class="primary" onClick={() => setEditing('new')} {...wanting('configure')}>
          <Icon name="plus" /> Create a secret
        </button>
      </div>
      <Loaded live={live}>
        {({ secrets }) =>
          secrets.length === 0 ? (
            <Empty title="There is no secret yet.">A job names one with valueFrom: secret.</Empty>
          ) : (
            <Table
              label="Secrets"
              rows={secrets}
              keyOf={(secret) => `${secret.scope}/${secret.name}`}
              columns={[
                { name: 'Name', cell: (secret) => <strong>{secret.name}</strong> },
                { name: 'For', cell: (secret) => (secret.scope === 'keptn-default' ? 'jobs of every project' : `jobs of ${secret.scope}`) },
                { name: 'Keys', cell: (secret) => secret.keys?.join(', ') },
                {
                  name: '',
                  cell: (secret) => (
                    <div class="actions">
                      <button type="button" aria-label={`Replace ${secret.name}`} onClick={() => setEditing(secret)} {...wanting('configure')}>
                        Replace
                      </button>
                      <button type="button" aria-label={`Delete ${secret.name}`} onClick={() => setDeleting(secret)} {...wanting('configure')}>
                        Delete
                      </button>
                    </div>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
      {editing && (
        <Edit
          known={editing === 'new' ? undefined : editing}
          scopes={live.data?.scopes ?? []}
          onClose={() => {
            setEditing(undefined);
            live.reload();
          }}
        />
      )}
      {deleting && (
        <Confirm
          title={`Delete ${deleting.name}?`}
          verb="Delete"
          danger
          act={async () => {
            await deleteSecret(deleting.name ?? '', deleting.scope ?? '');
            toast(`Secret ${deleting.name} is deleted.`);
            live.reload();
          }}
          onClose={() => setDeleting(undefined)}
        >
          <p>Jobs that name it fail from now on.</p>
        </Confirm>
      )}
    </>
  );
}

function Edit({ known, scopes, onClose }: { known: SecretOutline | undefined; scopes: string[]; onClose(): void }) {
  const [name, setName] = useState(known?.name ?? '');
  const [scope, setScope] = useState(known?.scope ?? 'keptn-default');
  const [text, setText] = useState((known?.keys ?? []).map((key) => `${key}=`).join('\n'));
  const read = labelsOf(text);
  const empty = Object.keys(read.labels).length === 0 || Object.values(read.labels).some((value) => value === '');
  return (
    <Confirm
      title={known ? `Replace ${known.name}` : 'Create a secret'}
      verb={known ? 'Replace' : 'Create'}
      blocked={name.trim() === '' ? 'It needs a name.' : (read.wrong ?? (empty ? 'It needs a value for each key.' : undefined))}
      act={async () => {
        await (known ? replaceSecret : createSecret)({ name: name.trim(), scope, data: read.labels });
        toast(`Secret ${name.trim()} is kept.`);
      }}
      onClose={onClose}
    >
      {!known && (
        <>
          <Field label="Name">
            {(ids) => <input {...ids} value={name} required autofocus onInput={(event) => setName(event.currentTarget.value)} />}
          </Field>
          <Field label="For the jobs of">
            {(ids) => (
              <select {...ids} value={scope} onChange={(event) => setScope(event.currentTarget.value)}>
                {scopes.map((one) => (
                  <option key={one} value={one}>
                    {one === 'keptn-default' ? 'every project' : one}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      )}
      <Field
        label="Keys and values"
        hint={known ? 'All keys and values are replaced: the values that are kept are not shown.' : 'One KEY=VALUE a line.'}
        wrong={read.wrong}
      >
        {(ids) => (
          <textarea {...ids} class="code" rows={5} spellcheck={false} autocomplete="off" value={text} onInput={(event) => setText(event.currentTarget.value)} />
        )}
      </Field>
    </Confirm>
  );
}
