import { useEffect, useRef } from 'preact/hooks';

/** Ways to look at the same thing; each is a link, so that it can be sent to somebody. The active one is in sight. */
export function Tabs({ label, tabs, active }: { label: string; tabs: { id: string; name: string; href: string }[]; active: string }) {
  const all = useRef<HTMLElement>(null);
  useEffect(() => {
    const row = all.current;
    const tab = row?.querySelector<HTMLElement>('[aria-current]');
    if (row && tab) row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
  }, [active]);
  return (
    <nav class="tabs" aria-label={label} ref={all}>
      {tabs.map((tab) => (
        <a key={tab.id} href={tab.href} aria-current={tab.id === active ? 'page' : undefined}>
          {tab.name}
        </a>
      ))}
    </nav>
  );
}
