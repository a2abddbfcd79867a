import { Icon } from './Icon';
import { toast } from './Toasts';

/** Puts a text onto the clipboard. */
export function Copy({ text, label }: { text: string; label: string }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast('Copied.');
    } catch {
      toast('The browser does not allow copying here; mark the text instead.');
    }
  };
  return (
    <button type="button" class="icon-button" title={label} aria-label={label} onClick={copy}>
      <Icon name="copy" />
    </button>
  );
}
