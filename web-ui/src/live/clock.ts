import { signal } from '@preact/signals';

/** The time, to the second: what shows "12 s ago" reads it and is shown anew; nothing is asked of the server. */
export const now = signal(Date.now());

export function startClock(): void {
  setInterval(() => {
    if (document.visibilityState !== 'hidden') now.value = Date.now();
  }, 1000);
}
