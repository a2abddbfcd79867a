import { count, type Health } from '../../domain/health';
import { Badge } from '../../parts/Badge';
import { Icon } from '../../parts/Icon';
import { When } from '../../parts/Time';

/** A project in short: what is wrong, what is being done, what it is. */
export function ProjectCard({ health }: { health: Health }) {
  const { project, problems } = health;
  const name = project.projectName ?? '';
  const base = `/project/${encodeURIComponent(name)}`;
  const stages = project.stages ?? [];
  const services = new Set(stages.flatMap((stage) => stage.services ?? []).map((service) => service.serviceName));
  return (
    <article class={problems.length > 0 ? 'panel card troubled' : 'panel card'} aria-label={`Project ${name}`}>
      <header>
        <h2>
          <a href={base}>{name}</a>
        </h2>
        <Badge
          state={project.repository?.state}
          word={project.repository?.state === 'hosted' ? 'Git here' : `Git ${project.repository?.state ?? 'unknown'}`}
          tone={project.repository?.state === 'hosted' ? 'neutral' : undefined}
        />
      </header>
      {health.trouble && (
        <p class="trouble">
          <Icon name="warning" /> {health.trouble}
        </p>
      )}
      {problems.slice(0, 3).map((problem) => (
        <a key={problem.id} class="problem" href={`/problem/${encodeURIComponent(problem.id)}`}>
          <Icon name="problem" />
          <span class="problem-name">{problem.name}</span>
          <span class="quiet">
            {problem.service} in {problem.stage}, {problem.state === 'remediating' ? 'being healed' : 'open'}, found <When time={problem.openedAt} />
          </span>
        </a>
      ))}
      {problems.length > 3 && <a href={`${base}/problem`}>and {count(problems.length - 3, 'more problem', 'more problems')}</a>}
      <p class="loads">
        {health.approvals > 0 && <Badge state="waitingForApproval" word={`${health.approvals} to approve`} />}
        {health.running > 0 && <Badge state="started" word={`${health.running} running`} />}
        {health.waiting > 0 && <Badge state="waiting" word={`${health.waiting} waiting`} />}
        {health.paused > 0 && <Badge state="paused" word={`${health.paused} paused`} />}
        {problems.length === 0 && health.running + health.waiting + health.paused + health.approvals === 0 && (
          <span class="quiet">Nothing to do.</span>
        )}
      </p>
      <footer class="quiet">
        <span class="stages">{stages.map((stage) => stage.stageName).join(' › ')}</span>
        <span>{count(services.size, 'service', 'services')}</span>
      </footer>
    </article>
  );
}
