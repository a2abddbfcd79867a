import { Copy } from './Copy';

/** Any value as readable, copyable JSON. */
export function Json({ value, label }: { value: unknown; label: string }) {
  const text = JSON.stringify(value, null, 2);
  return (
    <div class="json">
      <Copy text={text} label={`Copy ${label}`} />
      <pre tabIndex={0} aria-label={label}>
        {text}
      </pre>
    </div>
  );
}
