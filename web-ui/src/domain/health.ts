import type { Problem, Project } from '../api/types';
import type { Tone } from './states';

/** How a project is, worst first: what somebody looks for who has many. */
export interface Health {
  project: Project;
  problems: Problem[];
  running: number;
  waiting: number;
  paused: number;
  approvals: number;
  /** what is wrong with its Git repository or its shipyard, if anything is */
  trouble: string | undefined;
}

export function health(project: Project, sequences: Record<string, number> = {}, problems: Problem[] = []): Health {
  const { repository } = project;
  return {
    project,
    problems,
    running: sequences['started'] ?? 0,
    waiting: sequences['waiting'] ?? 0,
    paused: sequences['paused'] ?? 0,
    approvals: sequences['waitingForApproval'] ?? 0,
    trouble: repository?.message ?? project.problems?.[0],
  };
}

/** Those that want somebody first, else by name. */
export function worstFirst(all: Health[]): Health[] {
  const weight = (one: Health) => (one.problems.length > 0 ? 0 : one.approvals > 0 ? 1 : one.trouble ? 2 : 3);
  return [...all].sort(
    (a, b) => weight(a) - weight(b) || (a.project.projectName ?? '').localeCompare(b.project.projectName ?? ''),
  );
}

/** One sentence about all of them. */
export function summary(all: Health[]): { tone: Tone; text: string } {
  const problems = all.reduce((sum, one) => sum + one.problems.length, 0);
  const approvals = all.reduce((sum, one) => sum + one.approvals, 0);
  const wrong = all.filter((one) => one.trouble).length;
  const parts = [
    problems > 0 && count(problems, 'problem is open', 'problems are open'),
    approvals > 0 && count(approvals, 'sequence waits for an approval', 'sequences wait for an approval'),
    wrong > 0 && count(wrong, 'project cannot be read as it should be', 'projects cannot be read as they should be'),
  ].filter((part) => part !== false);
  return parts.length > 0
    ? { tone: problems > 0 ? 'bad' : 'warning', text: `${parts.join(', ')}.` }
    : { tone: 'good', text: 'No problem is open, and nobody is waited for.' };
}

export function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
