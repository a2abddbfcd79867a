/** Our few icons: 16 × 16, one path each, in the colour of the text. */
const PATHS = {
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  play: 'M5 3.5v9l7-4.5z',
  pause: 'M5 3.5v9M11 3.5v9',
  stop: 'M4 4h8v8H4z',
  clock: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 4.5V8l2.5 1.5',
  warning: 'M8 2 14.5 13.5h-13zM8 6v3.5M8 11.6v.2',
  dot: 'M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
  home: 'M2 8 8 2.5 14 8M4 7v6.5h8V7',
  environment: 'M2.5 4h4v3h-4zM9.5 4h4v3h-4zM6 10.5h4v3H6zM4.5 7v2h7V7M8 9v1.5',
  sequence: 'M2.5 4h3M2.5 8h7M2.5 12h11',
  problem: 'M8 2.2c3 0 3.8 2 3.8 4.3 0 2.6 1.4 3.5 1.4 4.5H2.8c0-1 1.4-1.9 1.4-4.5C4.2 4.2 5 2.2 8 2.2M6.5 13.3h3',
  evaluation: 'M2.5 13.5V2.5M2.5 13.5h11M5.5 11V8M8.5 11V5M11.5 11V7',
  file: 'M4 1.8h5.5L12.5 5v9.2H4zM9.2 1.8V5h3.3',
  integration: 'M6 2v3M10 2v3M4 5h8v3a4 4 0 0 1-8 0zM8 12v2.5',
  letter: 'M2 4h12v8.5H2zM2 4.5l6 4.5 6-4.5',
  settings: 'M2.5 5h5M11 5h2.5M2.5 11H5M8.5 11h5M9.2 3.2v3.6M6.8 9.2v3.6',
  copy: 'M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9',
  moon: 'M13 9.6A5.6 5.6 0 0 1 6.4 3 5.6 5.6 0 1 0 13 9.6',
  user: 'M8 2.5a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4M2.8 13.8a5.2 5.2 0 0 1 10.4 0',
  logout: 'M6.5 2.5h-4v11h4M6.5 8h7M10.5 5l3 3-3 3',
  commit: 'M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M1.5 8h4M10.5 8h4',
  link: 'M6.5 9.5a2.5 2.5 0 0 0 3.6 0l2.4-2.4a2.5 2.5 0 0 0-3.6-3.6l-.8.8M9.5 6.5a2.5 2.5 0 0 0-3.6 0L3.5 8.9a2.5 2.5 0 0 0 3.6 3.6l.8-.8',
  retry: 'M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3',
  plus: 'M8 3v10M3 8h10',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3l3.2 3.2',
  trash: 'M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.5 9h6l.5-9',
  edit: 'M3 13l.6-2.8L10.8 3l2.2 2.2-7.2 7.2z',
  hand: 'M5 8V3.8a1 1 0 0 1 2 0V7V2.9a1 1 0 0 1 2 0V7V3.6a1 1 0 0 1 2 0V9c0 3-1.3 5-4 5-2 0-3-1-3.8-2.6L2.4 9.2a1 1 0 0 1 1.7-1z',
} as const;

export type IconName = keyof typeof PATHS;

/** Says nothing to a screen reader: a word stands beside it, or the button is labelled. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
