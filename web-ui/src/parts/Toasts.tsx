import { signal } from '@preact/signals';

const shown = signal<{ id: number; text: string }[]>([]);
const READ = 6000;
let next = 0;

/** Says for some seconds that something was done; failures are said where they happened instead. */
export function toast(text: string): void {
  const id = next++;
  shown.value = [...shown.value, { id, text }];
  setTimeout(() => (shown.value = shown.value.filter((one) => one.id !== id)), READ);
}

export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {shown.value.map((one) => (
        <p key={one.id}>{one.text}</p>
      ))}
    </div>
  );
}
