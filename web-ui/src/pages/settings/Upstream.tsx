import { useState } from 'preact/hooks';
import { ApiProblem } from '../../api/client';
import { checkUpstream, connectUpstream, type GitCredentials, type UpstreamCheck } from '../../api/project';
import type { Project } from '../../api/types';
import { Confirm } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { Icon } from '../../parts/Icon';
import { Failure } from '../../parts/Notice';
import { toast } from '../../parts/Toasts';

/** The upstream of a project: where it is, and by what we get in; tried out before it is taken. */
export function Upstream({ project, onClose }: { project: Project; onClose(): void }) {
  const name = project.projectName ?? '';
  const given = project.isUpstreamAutoProvisioned ? undefined : project.gitCredentials;
  const [url, setUrl] = useState(given?.remoteURL ?? '');
  const [user, setUser] = useState(given?.user ?? '');
  const [secret, setSecret] = useState('');
  const [check, setCheck] = useState<UpstreamCheck>();
  const [failure, setFailure] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const isSsh = /^(ssh:|[^/:]+@)/.test(url);

  const credentials: GitCredentials = {
    remoteURL: url.trim(),
    ...(user.trim() ? { user: user.trim() } : {}),
    ...(isSsh ? { ssh: secret ? { privateKey: secret } : {} } : { https: secret ? { token: secret } : {} }),
  };
  const tryOut = async () => {
    setBusy(true);
    setFailure(undefined);
    setCheck(undefined);
    try {
      setCheck(await checkUpstream(name, url.trim() ? credentials : undefined));
    } catch (problem) {
      setFailure(problem as ApiProblem);
    }
    setBusy(false);
  };
  return (
    <Confirm
      title={`Upstream of ${name}`}
      verb="Connect"
      blocked={url.trim() === '' ? 'It needs a URL.' : undefined}
      act={async () => {
        await connectUpstream(name, credentials);
        toast(`Project ${name} is connected with its upstream.`);
      }}
      onClose={onClose}
    >
      <p class="quiet intro">
        {given ? 'The repository is elsewhere; what is given here takes its place.' : 'Drydock hosts the repository. With an upstream, it is elsewhere.'}
      </p>
      <Field label="URL" hint="https://HOST/PATH, or ssh://USER@HOST/PATH">
        {(ids) => <input {...ids} value={url} onInput={(event) => setUrl(event.currentTarget.value)} />}
      </Field>
      {!isSsh && (
        <Field label="User" hint="Many hosts take any name.">
          {(ids) => <input {...ids} value={user} autocomplete="off" onInput={(event) => setUser(event.currentTarget.value)} />}
        </Field>
      )}
      <Field label={isSsh ? 'Private key' : 'Token'} hint="It goes in, and never comes out.">
        {(ids) =>
          isSsh ? (
            <textarea {...ids} class="code" rows={5} value={secret} onInput={(event) => setSecret(event.currentTarget.value)} />
          ) : (
            <input {...ids} type="password" autocomplete="new-password" value={secret} onInput={(event) => setSecret(event.currentTarget.value)} />
          )
        }
      </Field>
      <button type="button" onClick={tryOut} disabled={busy}>
        {busy ? 'Trying …' : 'Test the connection'}
      </button>
      <div role="status" class="check">
        {check && (
          <p class={check.usable ? 'good' : 'bad'}>
            <Icon name={check.usable ? 'check' : 'cross'} /> {check.message}
          </p>
        )}
        <Failure problem={failure} />
      </div>
    </Confirm>
  );
}
