import { useState } from 'preact/hooks';
import { ApiProblem } from '../../api/client';
import { deleteFile, writeFile, type FilePlace } from '../../api/files';
import { encoded } from '../../domain/files';
import { Confirm } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { toast } from '../../parts/Toasts';
import { who } from '../../session';

function Message({ value, usual, onInput }: { value: string; usual: string; onInput(text: string): void }) {
  return (
    <Field label="Message" hint={`Why, for the history. Left empty, it is: ${usual}`}>
      {(ids) => <textarea {...ids} rows={3} maxLength={2000} value={value} onInput={(event) => onInput(event.currentTarget.value)} />}
    </Field>
  );
}

/** Asks for a message, and commits; what somebody else changed meanwhile is told to the page. */
export function CommitDialog(props: {
  at: FilePlace;
  text: string;
  version: string | undefined;
  onClose(): void;
  onConflict(problem: ApiProblem): void;
  onDone(): void;
}) {
  const [message, setMessage] = useState('');
  const act = async () => {
    try {
      const done = await writeFile(props.at, encoded(props.text), message.trim(), props.version);
      toast(`Committed as ${done.commitID?.slice(0, 7)}.`);
      props.onDone();
    } catch (failure) {
      if (!(failure instanceof ApiProblem) || failure.reason !== 'changed-meanwhile') throw failure;
      props.onConflict(failure);
    }
  };
  return (
    <Confirm title={`Commit ${props.at.path}?`} verb="Commit" act={act} onClose={props.onClose}>
      <p>
        To {props.at.stage ? `the stage ${props.at.stage}` : 'the project'}, by {who.value?.name}.
      </p>
      <Message value={message} usual={`Write ${props.at.path}`} onInput={setMessage} />
    </Confirm>
  );
}

export function DeleteDialog(props: { at: FilePlace; version: string | undefined; onClose(): void; onDone(): void }) {
  const [message, setMessage] = useState('');
  const act = async () => {
    await deleteFile(props.at, message.trim(), props.version);
    toast(`Deleted ${props.at.path}. Its history stays.`);
    props.onDone();
  };
  return (
    <Confirm title={`Delete ${props.at.path}?`} verb="Delete" danger act={act} onClose={props.onClose}>
      <p>From {props.at.stage ? `the stage ${props.at.stage}` : 'the project'}. What it said stays in the history.</p>
      <Message value={message} usual={`Delete ${props.at.path}`} onInput={setMessage} />
    </Confirm>
  );
}
