import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

const told = signal<string | undefined>(undefined);

/** The project that a page is about: by its address, or as the page tells once it knows. */
export function projectOf(path: string): string | undefined {
  const match = /^\/project\/([^/]+)/.exec(path);
  return match ? decodeURIComponent(match[1]!) : told.value;
}

/** Tells the shell which project a page is about whose address does not say it. */
export function useSubject(project: string | undefined): void {
  useEffect(() => {
    told.value = project;
    return () => (told.value = undefined);
  }, [project]);
}
