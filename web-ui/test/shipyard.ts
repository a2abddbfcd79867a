/** A task by its name, or with its properties. */
type Task = string | { name: string; properties: Record<string, unknown> };

/** The tasks of a sequence, or also what triggers it. */
type Sequence = Task[] | { triggeredOn: { event: string; selector?: object }[]; tasks: Task[] };

const line = (indent: number, text: string) => ' '.repeat(indent) + text;
const items = (of: (string | object)[]) => of.map((one) => line(12, `- ${JSON.stringify(typeof one === 'string' ? { name: one } : one)}`));

function written([name, sequence]: [string, Sequence]): string[] {
  const { triggeredOn = [], tasks } = Array.isArray(sequence) ? { tasks: sequence } : sequence;
  return [
    line(8, `- name: ${name}`),
    ...(triggeredOn.length > 0 ? [line(10, 'triggeredOn:'), ...items(triggeredOn)] : []),
    line(10, 'tasks:'),
    ...items(tasks),
  ];
}

/** A shipyard.yaml with these stages, each with its sequences. */
export function shipyard(stages: Record<string, Record<string, Sequence>>): string {
  return [
    'apiVersion: spec.keptn.sh/0.2.3',
    'kind: Shipyard',
    'metadata:',
    '  name: browser',
    'spec:',
    '  stages:',
    ...Object.entries(stages).flatMap(([name, sequences]) => [
      line(4, `- name: ${name}`),
      line(6, 'sequences:'),
      ...Object.entries(sequences).flatMap(written),
    ]),
    '',
  ].join('\n');
}
