import { useLocation } from 'preact-iso';
import { Icon, type IconName } from '../parts/Icon';
import { logOut, who } from '../session';
import { theme, type Theme } from '../theme';
import { projectOf } from './subject';

interface Target {
  name: string;
  icon: IconName;
  href: string;
}

function ofProject(project: string): Target[] {
  const base = `/project/${encodeURIComponent(project)}`;
  return [
    { name: 'Environment', icon: 'environment', href: base },
    { name: 'Sequences', icon: 'sequence', href: `${base}/sequence` },
    { name: 'Problems', icon: 'problem', href: `${base}/problem` },
    { name: 'Evaluations', icon: 'evaluation', href: `${base}/evaluation` },
    { name: 'Files', icon: 'file', href: `${base}/file` },
  ];
}

const EVERYWHERE: Target[] = [
  { name: 'Integrations', icon: 'integration', href: '/integration' },
  { name: 'Dead letters', icon: 'letter', href: '/dead-letter' },
  { name: 'Settings', icon: 'settings', href: '/settings' },
];

export function Navigation() {
  const { path } = useLocation();
  const project = projectOf(path);
  return (
    <nav id="navigation" class="rail" aria-label="Drydock">
      <a class="brand" href="/">
        <img src="/icon.svg" alt="" width="22" height="22" /> Drydock
      </a>
      <Links targets={[{ name: 'Projects', icon: 'home', href: '/' }]} path={path} />
      {project && (
        <section aria-label={`Project ${project}`}>
          <h2 class="rail-title">{project}</h2>
          <Links targets={ofProject(project)} path={path} />
        </section>
      )}
      <Links targets={EVERYWHERE} path={path} />
      <div class="rail-foot">
        <ThemeSwitch />
        <Leave />
      </div>
    </nav>
  );
}

function Leave() {
  return (
    <p class="leave">
      <Icon name="user" />
      <span class="quiet" title={who.value?.scopes.join(', ')}>
        {who.value?.name}
      </span>
      <button type="button" class="icon-button" aria-label="Log out" title="Log out" onClick={() => void logOut()}>
        <Icon name="logout" />
      </button>
    </p>
  );
}

function Links({ targets, path }: { targets: Target[]; path: string }) {
  return (
    <ul>
      {targets.map((target) => (
        <li key={target.href}>
          <a href={target.href} aria-current={isCurrent(target.href, path) ? 'page' : undefined}>
            <Icon name={target.icon} /> {target.name}
          </a>
        </li>
      ))}
    </ul>
  );
}

function isCurrent(href: string, path: string): boolean {
  return path === href || (href.split('/').length > 3 && path.startsWith(`${href}/`));
}

function ThemeSwitch() {
  const names: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' };
  return (
    <label class="theme">
      <Icon name={theme.value === 'dark' ? 'moon' : 'sun'} />
      <span class="hidden">Colours</span>
      <select value={theme.value} onChange={(event) => (theme.value = event.currentTarget.value as Theme)}>
        {Object.entries(names).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
