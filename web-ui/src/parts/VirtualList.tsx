import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useVirtualizer } from './virtual';

/**
 * A long list, of which only the rows in sight are in the page. It scrolls by itself, so its height is that of its class.
 *
 * @param props.estimate about how high a row is, in pixels; it is measured when it comes into sight
 * @param props.onEnd called when the last rows come into sight: load more
 */
export function VirtualList<Row>(props: {
  label: string;
  rows: Row[];
  estimate: number;
  keyOf(row: Row): string;
  children: (row: Row, index: number) => ComponentChildren;
  onEnd?: () => void;
}) {
  const { scroller, virtualizer } = useVirtualizer({
    count: props.rows.length,
    estimateSize: () => props.estimate,
    getItemKey: (index) => props.keyOf(props.rows[index]!),
    overscan: 8,
  });

  const items = virtualizer.getVirtualItems();
  const last = items[items.length - 1]?.index ?? -1;
  useEffect(() => {
    if (last >= 0 && last >= props.rows.length - 5) props.onEnd?.();
  }, [last, props.rows.length]);

  return (
    <div class="virtual" ref={scroller} tabIndex={0} role="list" aria-label={props.label}>
      <div class="virtual-all" style={{ height: `${virtualizer.getTotalSize()}px` }} role="presentation">
        {items.map((item) => (
          <div
            key={item.key}
            class="virtual-row"
            role="listitem"
            aria-setsize={props.rows.length}
            aria-posinset={item.index + 1}
            data-index={item.index}
            ref={(element) => {
              if (element) virtualizer.measureElement(element);
            }}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {props.children(props.rows[item.index]!, item.index)}
          </div>
        ))}
      </div>
    </div>
  );
}
