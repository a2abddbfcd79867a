/** Ways to look at the same thing; each is a link, so that it can be sent to somebody. */
export function Tabs({ label, tabs, active }: { label: string; tabs: { id: string; name: string; href: string }[]; active: string }) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.id} href={tab.href} aria-current={tab.id === active ? 'page' : undefined}>
          {tab.name}
        </a>
      ))}
    </nav>
  );
}
