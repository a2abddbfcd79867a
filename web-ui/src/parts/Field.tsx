import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A labelled control, with a hint and what is wrong with it. */
export function Field(props: {
  label: string;
  hint?: ComponentChildren;
  wrong?: string;
  children: (ids: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }) => ComponentChildren;
}) {
  const id = useId();
  const said = `${id}-said`;
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.children({ id, 'aria-describedby': said, 'aria-invalid': props.wrong !== undefined })}
      <div id={said} class="field-said">
        {props.wrong !== undefined && <p class="wrong">{props.wrong}</p>}
        {props.hint && <p class="quiet">{props.hint}</p>}
      </div>
    </div>
  );
}
