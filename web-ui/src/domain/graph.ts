/** Something in a graph, by name, with the names of what comes before it. */
export interface Node {
  name: string;
  parentStages: string[];
}

/**
 * Puts nodes into columns, each to the right of all that come before it; the order within a column is that of the list. Parents
 * that are not in the list do not count, and neither do edges that close a circle.
 */
export function columns<T extends Node>(nodes: T[]): T[][] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const depths = new Map<string, number>();
  const depth = (node: T, on: Set<string>): number => {
    const known = depths.get(node.name);
    if (known !== undefined) return known;
    on.add(node.name);
    const parents = node.parentStages.flatMap((name) => (on.has(name) ? [] : (byName.get(name) ?? [])));
    const found = Math.max(-1, ...parents.map((parent) => depth(parent, on))) + 1;
    on.delete(node.name);
    depths.set(node.name, found);
    return found;
  };
  const result: T[][] = [];
  for (const node of nodes) (result[depth(node, new Set())] ??= []).push(node);
  return result.filter((column) => column !== undefined);
}
