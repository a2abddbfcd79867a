import type { ComponentChildren } from 'preact';

/** What is known of something, each under its name. */
export function Facts({ children }: { children: ComponentChildren }) {
  return <dl class="facts">{children}</dl>;
}

/** One of them. */
export function Fact({ name, children, ...value }: { name: string; class?: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd {...value}>{children}</dd>
    </div>
  );
}
