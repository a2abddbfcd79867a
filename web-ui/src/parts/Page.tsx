import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Crumb {
  name: string;
  href?: string;
}

/** A page: its title (also the browser's), where it is, what can be done with all of it, and what it shows. */
export function Page(props: {
  title: string;
  /** class of the page, under which its own styles are */
  name: string;
  crumbs?: Crumb[];
  actions?: ComponentChildren;
  children?: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} · Drydock`;
  }, [props.title]);
  useEffect(() => {
    // whoever hears the page is told where they are; whoever has put the focus somewhere keeps it
    if (document.activeElement === document.body || document.activeElement?.closest('nav')) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <div class={`page ${props.name}`}>
      {props.crumbs && <Breadcrumbs crumbs={props.crumbs} />}
      <header class="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.actions && <div class="actions">{props.actions}</div>}
      </header>
      {props.children}
    </div>
  );
}

function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav class="crumbs" aria-label="You are here">
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.name}>{crumb.href ? <a href={crumb.href}>{crumb.name}</a> : crumb.name}</li>
        ))}
      </ol>
    </nav>
  );
}
