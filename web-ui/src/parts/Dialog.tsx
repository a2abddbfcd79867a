import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ApiProblem } from '../api/client';
import { Failure } from './Notice';

/** A modal dialog; Escape and its own buttons close it, and the focus goes back to where it was. */
export function Dialog({ title, onClose, children }: { title: string; onClose(): void; children: ComponentChildren }) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  // before anything is painted: a key that is pressed at once belongs to the dialog
  useLayoutEffect(() => {
    element.current?.showModal();
    return () => element.current?.close();
  }, []);
  return (
    <dialog ref={element} aria-labelledby={id} onClose={onClose} onCancel={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}

/**
 * Asks before something is done that is not easily taken back. Stays open, with the reason, when it fails.
 *
 * @param props.act does it
 * @param props.blocked why it cannot be done yet, such as a missing word in a form; undefined if it can
 */
export function Confirm(props: {
  title: string;
  /** what the button says, such as Abort */
  verb: string;
  danger?: boolean;
  blocked?: string;
  act(): Promise<unknown>;
  onClose(): void;
  children?: ComponentChildren;
}) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiProblem>();
  const act = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await props.act();
      props.onClose();
    } catch (problem) {
      setFailure(ApiProblem.of(problem));
      setBusy(false);
    }
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form onSubmit={act}>
        {props.children}
        <Failure problem={failure} />
        <div class="dialog-foot">
          {props.blocked && <span class="quiet">{props.blocked}</span>}
          <button type="button" onClick={props.onClose}>
            Cancel
          </button>
          <button type="submit" class={props.danger ? 'danger' : 'primary'} disabled={busy || props.blocked !== undefined}>
            {busy ? 'Wait …' : props.verb}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
