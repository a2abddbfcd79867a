import { useEffect, useState } from 'preact/hooks';
import { ApiProblem } from '../../api/client';
import { Field } from '../../parts/Field';
import { Failure } from '../../parts/Notice';
import { logIn } from '../../session';
import './login.css';

/** Asks for a token, unless the address has a code that opens a session. */
export default function LoginPage() {
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiProblem>();

  const enter = async (by: { token: string } | { code: string }) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await logIn(by);
    } catch (problem) {
      setFailure(ApiProblem.of(problem));
      setBusy(false);
    }
  };

  useEffect(() => {
    document.title = 'Log in · Drydock';
    const code = takeCode();
    if (code) void enter({ code });
  }, []);

  return (
    <main class="login">
      <h1>
        <img src="/icon.svg" alt="" width="32" height="32" /> Drydock
      </h1>
      <form
        class="panel"
        onSubmit={(event) => {
          event.preventDefault();
          void enter({ token: token.trim() });
        }}
      >
        <Failure problem={failure} />
        <Field
          label="Token"
          hint={
            <>
              It is kept nowhere in this browser. <code>./drydock up</code> and the demo write theirs to <code>.drydock/api-token</code>;{' '}
              <code>./drydock ui</code> makes a link that logs you in.
            </>
          }
        >
          {(ids) => (
            <input
              {...ids}
              name="token"
              type="password"
              autocomplete="current-password"
              autocapitalize="none"
              spellcheck={false}
              required
              autofocus
              value={token}
              onInput={(event) => setToken(event.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" class="primary" disabled={busy || token.trim() === ''}>
          {busy ? 'Wait …' : 'Log in'}
        </button>
      </form>
    </main>
  );
}

/** The code of the address, which is taken out of it and of the browser's history. */
function takeCode(): string | undefined {
  const code = /^#code=(.+)$/.exec(location.hash)?.[1];
  if (code) history.replaceState(null, '', location.pathname + location.search);
  return code;
}
