/** Reads NAME=VALUE, one a line. */
export function labelsOf(text: string): { labels: Record<string, string>; wrong?: string } {
  const labels: Record<string, string> = {};
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const equals = line.indexOf('=');
    if (equals < 1) return { labels: {}, wrong: `'${line}' is no label; expected NAME=VALUE.` };
    labels[line.slice(0, equals).trim()] = line.slice(equals + 1).trim();
  }
  return { labels };
}
