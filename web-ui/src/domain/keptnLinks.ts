/** Where an address of Keptn's bridge leads here: an address, or the flow whose project must be found out first. */
export type KeptnLink =
  | { to: string; query?: Record<string, string> }
  | { context: string; evaluation: boolean; stage?: string };

/** Understands addresses that people and tools have kept from Keptn's bridge; undefined if it is none of them. */
export function keptnLink(path: string): KeptnLink | undefined {
  const parts = path
    .replace(/^\/bridge(?=\/|$)/, '')
    .split('/')
    .filter(Boolean)
    .map(decodeURIComponent);
  const [first, second, third, ...rest] = parts;
  switch (first) {
    case undefined:
    case 'dashboard':
    case 'create':
      return { to: '/' };
    case 'trace':
    case 'evaluation':
      return second ? { context: second, evaluation: first === 'evaluation', ...(third && !third.includes('.') ? { stage: third } : {}) } : { to: '/' };
    case 'project':
      return second ? ofProject(second, third, rest) : { to: '/' };
    default:
      return undefined;
  }
}

function ofProject(project: string, part: string | undefined, rest: string[]): KeptnLink {
  const base = `/project/${encodeURIComponent(project)}`;
  const after = (word: string) => rest[rest.indexOf(word) + 1];
  const stage = rest.includes('stage') ? after('stage') : undefined;
  const query = stage ? { query: { stage } } : {};
  if (part === 'settings') return { to: rest[0] === 'uniform' && rest[1] === 'secrets' ? '/settings' : rest[0] === 'uniform' ? '/integration' : '/settings', ...(rest[1] === 'secrets' ? { query: { show: 'secret' } } : {}) };
  if (part === 'sequence') return rest[0] ? { to: `${base}/sequence/${encodeURIComponent(rest[0])}`, ...query } : { to: `${base}/sequence` };
  if (part === 'service' && rest[1] === 'context' && rest[2]) return { to: `${base}/sequence/${encodeURIComponent(rest[2])}`, ...query };
  return { to: base };
}
