import { elementScroll, observeElementOffset, observeElementRect, Virtualizer, type VirtualizerOptions } from '@tanstack/virtual-core';
import { useEffect, useReducer, useRef } from 'preact/hooks';

type Options = Pick<
  VirtualizerOptions<HTMLDivElement, HTMLDivElement>,
  'count' | 'horizontal' | 'estimateSize' | 'getItemKey' | 'overscan' | 'scrollPaddingStart'
>;

/**
 * Which of many items are in sight of what scrolls, and where; the component is shown anew when that changes.
 *
 * @returns the reference that is to be given to the element that scrolls, and what knows the items
 */
export function useVirtualizer(options: Options) {
  const scroller = useRef<HTMLDivElement>(null);
  const [, show] = useReducer((n: number) => n + 1, 0);
  const made = useRef<Virtualizer<HTMLDivElement, HTMLDivElement>>();
  const whole = {
    ...options,
    getScrollElement: () => scroller.current,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => show(undefined as never),
  };
  const virtualizer = (made.current ??= new Virtualizer<HTMLDivElement, HTMLDivElement>(whole));
  virtualizer.setOptions(whole);
  useEffect(() => virtualizer._didMount(), []);
  useEffect(() => virtualizer._willUpdate());
  return { scroller, virtualizer };
}
