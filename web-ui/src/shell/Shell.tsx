import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Icon } from '../parts/Icon';
import { Toasts } from '../parts/Toasts';
import { Banners } from './Banners';
import { Navigation } from './Navigation';
import { TopLine } from './TopLine';

/** What stands around every page: the way to the others, how the stream is, and what is stopped. */
export function Shell({ children }: { children: ComponentChildren }) {
  const { url } = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [url]);
  return (
    <div class={open ? 'shell open' : 'shell'}>
      <a class="skip" href="#content">
        Skip to the content
      </a>
      <button
        type="button"
        class="menu-button icon-button"
        aria-expanded={open}
        aria-controls="navigation"
        aria-label="Menu"
        onClick={() => setOpen(!open)}
      >
        <Icon name="menu" />
      </button>
      <Navigation />
      <div class="beside">
        <TopLine />
        <Banners />
        <main id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Toasts />
    </div>
  );
}
