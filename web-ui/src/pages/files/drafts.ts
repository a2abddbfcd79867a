import { signal } from '@preact/signals';
import type { FilePlace } from '../../api/files';

/** A text that is not committed yet, and the version it began with. */
export interface Draft {
  text: string;
  version: string | undefined;
}

/** Drafts by their place: they outlive looking at another file or page, not a reload, before which the browser asks. */
export const drafts = signal<ReadonlyMap<string, Draft>>(new Map());

export const keyOf = (at: FilePlace) => JSON.stringify([at.project, at.stage ?? '', at.path]);

export function keep(at: FilePlace, draft: Draft): void {
  drafts.value = new Map(drafts.value).set(keyOf(at), draft);
}

export function forget(at: FilePlace): void {
  const left = new Map(drafts.value);
  left.delete(keyOf(at));
  drafts.value = left;
}

addEventListener('beforeunload', (event) => {
  if (drafts.value.size > 0) event.preventDefault();
});
