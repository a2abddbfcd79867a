/** A file of the build, as Vite's manifest describes it. */
export interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  css?: string[];
}

/**
 * What a browser loads before it shows a page, by the page's source: the entry, the page, and what both import.
 *
 * @param weigh the bytes of a file as it is sent
 */
export function weights(manifest: Record<string, Chunk>, weigh: (file: string) => number): Map<string, number> {
  const files = (source: string, found = new Set<string>()): Set<string> => {
    const chunk = manifest[source];
    if (!chunk || found.has(chunk.file)) return found;
    found.add(chunk.file);
    chunk.css?.forEach((file) => found.add(file));
    chunk.imports?.forEach((other) => files(other, found));
    return found;
  };
  const entries = Object.keys(manifest).filter((source) => manifest[source]!.isEntry);
  const pages = Object.keys(manifest).filter((source) => /^src\/pages\/[^/]+\/[^/]+Page\.tsx$/.test(source));
  return new Map(
    pages.map((page) => {
      const all = [...entries, page].reduce((found, source) => files(source, found), new Set<string>());
      return [page, [...all].reduce((sum, file) => sum + weigh(file), 0)];
    }),
  );
}
