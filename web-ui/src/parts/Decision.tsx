import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { ApiProblem } from '../api/client';
import { Field } from './Field';
import { Icon } from './Icon';
import { Failure } from './Notice';

/**
 * A person says yes or no, and why. It answers once: give it another key when it is to be asked anew.
 *
 * @param props.blocked why this person may not decide; undefined if they may
 * @param props.children what stands beside the buttons
 */
export function Decision(props: { blocked: string | undefined; answer(approved: boolean, words: string): Promise<unknown>; children?: ComponentChildren }) {
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiProblem>();
  const { blocked } = props;
  const answer = async (approved: boolean) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await props.answer(approved, words.trim());
    } catch (problem) {
      setFailure(ApiProblem.of(problem));
      setBusy(false);
    }
  };
  return (
    <form class="decision" onSubmit={(event) => event.preventDefault()}>
      <Field label="Your word" hint="Whoever looks later reads why.">
        {(ids) => (
          <textarea {...ids} rows={2} maxLength={2000} value={words} onInput={(event) => setWords(event.currentTarget.value)} />
        )}
      </Field>
      <Failure problem={failure} />
      <div class="actions">
        <button type="button" class="primary" disabled={busy || !!blocked} title={blocked} onClick={() => answer(true)}>
          <Icon name="check" /> Approve
        </button>
        <button type="button" disabled={busy || !!blocked} title={blocked} onClick={() => answer(false)}>
          <Icon name="cross" /> Decline
        </button>
        {props.children}
      </div>
    </form>
  );
}
