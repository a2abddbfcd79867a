import { effect, signal } from '@preact/signals';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'drydock-theme';

function stored(): Theme {
  const value = localStorage.getItem(KEY);
  return value === 'light' || value === 'dark' ? value : 'system';
}

export const theme = signal<Theme>(stored());

export function followTheme(): void {
  effect(() => {
    const root = document.documentElement;
    if (theme.value === 'system') {
      delete root.dataset['theme'];
      localStorage.removeItem(KEY);
    } else {
      root.dataset['theme'] = theme.value;
      localStorage.setItem(KEY, theme.value);
    }
  });
}
