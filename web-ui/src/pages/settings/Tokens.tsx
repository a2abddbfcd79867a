import { useState } from 'preact/hooks';
import { createToken, readTokens, revokeToken, type Token, type TokenScope } from '../../api/access';
import { useLive } from '../../live/live';
import { Copy } from '../../parts/Copy';
import { Confirm } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { Icon } from '../../parts/Icon';
import { Loaded } from '../../parts/Notice';
import { Table } from '../../parts/Table';
import { When } from '../../parts/Time';
import { toast } from '../../parts/Toasts';

const SCOPES: [TokenScope, string][] = [
  ['read', 'see everything but the values of secrets'],
  ['send-events', 'start sequences, do tasks, report problems'],
  ['report-problems', 'report problems by webhooks, and nothing else'],
  ['operate', 'pause, resume, abort, approve, mend dead letters'],
  ['configure', 'change projects, files, secrets, subscriptions; push'],
  ['admin', 'all of these, and tokens and the audit trail'],
];

/** Tokens that were made, and ways to make and revoke one. */
export function Tokens() {
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<Token>();
  const [made, setMade] = useState<{ name: string; text: string }>();
  const live = useLive(readTokens, () => false, []);
  return (
    <>
      <div class="section-head">
        <p class="quiet">A token says who asks, and what they may do. Only its hash is kept.</p>
        <button type="button" class="primary" onClick={() => setCreating(true)}>
          <Icon name="plus" /> Create a token
        </button>
      </div>
      {made && (
        <div class="made" role="status">
          <p>
            The token <strong>{made.name}</strong> is shown this once:
          </p>
          <code>{made.text}</code> <Copy text={made.text} label="Copy the token" />
        </div>
      )}
      <Loaded live={live}>
        {(tokens) =>
          tokens.length === 0 ? (
            <p class="quiet">There is none beside the one of the configuration.</p>
          ) : (
            <Table
              label="Tokens"
              rows={tokens}
              keyOf={(token) => token.name}
              columns={[
                { name: 'Name', cell: (token) => <strong>{token.name}</strong> },
                { name: 'May', cell: (token) => token.scopes.join(', ') },
                { name: 'Projects', cell: (token) => token.projects?.join(', ') ?? 'all' },
                { name: 'Created', cell: (token) => <><When time={token.createdAt} /> by {token.createdBy}</> },
                { name: 'Last used', cell: (token) => (token.lastUsedAt ? <When time={token.lastUsedAt} /> : 'never') },
                { name: 'Expires', cell: (token) => (token.expiresAt ? <When time={token.expiresAt} /> : 'never') },
                {
                  name: '',
                  cell: (token) => (
                    <button type="button" aria-label={`Revoke ${token.name}`} onClick={() => setRevoking(token)}>
                      Revoke
                    </button>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
      {creating && (
        <Create
          onClose={() => setCreating(false)}
          onMade={(name, text) => {
            setMade({ name, text });
            live.reload();
          }}
        />
      )}
      {revoking && (
        <Confirm
          title={`Revoke ${revoking.name}?`}
          verb="Revoke"
          danger
          act={async () => {
            await revokeToken(revoking.name);
            toast(`Token ${revoking.name} is revoked.`);
            live.reload();
          }}
          onClose={() => setRevoking(undefined)}
        >
          <p>Whoever uses it is refused at once and for ever, and every session that was opened with it ends.</p>
        </Confirm>
      )}
    </>
  );
}

function Create({ onClose, onMade }: { onClose(): void; onMade(name: string, text: string): void }) {
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<TokenScope[]>(['read']);
  const [projects, setProjects] = useState('');
  const [days, setDays] = useState('');
  const listed = projects.split(/[\s,]+/).filter(Boolean);
  const expires = days === '' ? undefined : Number(days);
  const blocked =
    name.trim() === ''
      ? 'It needs a name.'
      : scopes.length === 0
        ? 'It needs at least one scope.'
        : expires !== undefined && !(expires > 0)
          ? 'The days are no number.'
          : undefined;
  return (
    <Confirm
      title="Create a token"
      verb="Create"
      blocked={blocked}
      act={async () => {
        const created = await createToken({
          name: name.trim(),
          scopes,
          ...(listed.length > 0 ? { projects: listed } : {}),
          ...(expires ? { expiresAt: new Date(Date.now() + expires * 86_400_000).toISOString() } : {}),
        });
        onMade(created.name, created.token);
      }}
      onClose={onClose}
    >
      <Field label="Name" hint="By which the audit trail knows who it was; never given twice.">
        {(ids) => <input {...ids} value={name} required autofocus onInput={(event) => setName(event.currentTarget.value)} />}
      </Field>
      <fieldset class="scopes">
        <legend>It may</legend>
        {SCOPES.map(([scope, words]) => (
          <label key={scope}>
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={() => setScopes(scopes.includes(scope) ? scopes.filter((one) => one !== scope) : [...scopes, scope])}
            />
            <span>
              <strong>{scope}</strong> <span class="quiet">{words}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Field label="Only for these projects" hint="Names with a space between them; none for all projects.">
        {(ids) => <input {...ids} value={projects} onInput={(event) => setProjects(event.currentTarget.value)} />}
      </Field>
      <Field label="Expires in days" hint="Empty for never.">
        {(ids) => <input {...ids} inputMode="numeric" value={days} onInput={(event) => setDays(event.currentTarget.value)} />}
      </Field>
    </Confirm>
  );
}
