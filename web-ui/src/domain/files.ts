/** A folder of the tree of files; its own files come after its folders. */
export interface Folder {
  name: string;
  /** from the root of its stage or project, without a slash at the end; empty for the root */
  path: string;
  isService: boolean;
  folders: Folder[];
  files: { name: string; path: string }[];
}

/** Puts paths into folders, each by name. */
export function tree(name: string, paths: string[], services: string[] = []): Folder {
  const root: Folder = { name, path: '', isService: false, folders: [], files: [] };
  for (const path of [...paths].sort()) {
    const parts = path.split('/');
    let at = root;
    for (const part of parts.slice(0, -1)) {
      const below = at.path ? `${at.path}/${part}` : part;
      let next = at.folders.find((folder) => folder.name === part);
      if (!next) {
        next = { name: part, path: below, isService: at === root && services.includes(part), folders: [], files: [] };
        at.folders.push(next);
      }
      at = next;
    }
    at.files.push({ name: parts[parts.length - 1]!, path });
  }
  return root;
}

/** Base64 of a text's UTF-8 bytes. */
export function encoded(text: string): string {
  return encodedBytes(new TextEncoder().encode(text));
}

export function encodedBytes(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

export function decodedBytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** The text of these bytes; undefined when they are no text. */
export function decoded(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A path as a person may type it: why it cannot be one, undefined if it can. */
export function pathProblem(path: string): string | undefined {
  if (path.trim() === '') return 'Give the file a path, such as slo.yaml or job/config.yaml.';
  if (path.startsWith('/') || path.endsWith('/') || path.includes('//')) return 'A path neither begins nor ends with a slash.';
  if (path.split('/').some((part) => part === '..' || part === '.')) return 'A path has no parts such as . or ..';
  if (/[\u0000-\u001f\\]/.test(path)) return 'A path has no backslashes or control characters.';
  return undefined;
}

/** Where a finding is in a text of these lines: from its column to the end of the word or line. */
export function span(lines: { from: number; text: string }, column: number): { from: number; to: number } {
  const start = Math.min(Math.max(0, column - 1), lines.text.length);
  const word = /^[^\s,:#]+/.exec(lines.text.slice(start))?.[0].length ?? 0;
  return { from: lines.from + start, to: lines.from + Math.min(lines.text.length, start + Math.max(1, word)) };
}

/** The first line of a commit's message. */
export function subject(message: string): string {
  return message.split('\n', 1)[0] || 'without a message';
}
