import { decide, executions, type Execution } from '../../api/sequences';
import { evaluationOf, imageOf, previousDelivery } from '../../domain/execution';
import { useLive } from '../../live/live';
import { ScoreBadge } from '../../parts/Badge';
import { Decision } from '../../parts/Decision';
import { Fact, Facts } from '../../parts/Facts';
import { Icon } from '../../parts/Icon';
import { Countdown, When } from '../../parts/Time';
import { toast } from '../../parts/Toasts';
import { may, who } from '../../session';

/** A person is asked: what for, on what evidence, and the answer. */
export function Approval({ execution, done }: { execution: Execution; done(): void }) {
  const { project, stage, service } = execution.scope;
  const blocked = may('send-events') ? undefined : 'Your token may not decide: it lacks the scope send-events.';
  const answer = async (approved: boolean, words: string) => {
    await decide(execution, approved, words, who.value?.name ?? 'bridge');
    toast(approved ? 'Approved.' : 'Declined.');
    done();
  };
  return (
    <section class="asking panel" aria-label={`Approval in ${stage}`}>
      <h2>
        <Icon name="hand" /> May {service} go on in {stage}?
      </h2>
      <Evidence execution={execution} project={project} />
      <Decision blocked={blocked} answer={answer}>
        {execution.dueAt && (
          <span class="quiet">
            decides itself in <Countdown until={execution.dueAt} />, as the shipyard says
          </span>
        )}
      </Decision>
    </section>
  );
}

function Evidence({ execution, project }: { execution: Execution; project: string }) {
  const { stage, service } = execution.scope;
  const before = useLive(
    async (signal) =>
      previousDelivery(execution, await executions({ project, stage, service, status: 'finished', pageSize: 50 }, signal)) ?? null,
    () => false,
    [execution._id],
  ).data;
  const evaluation = evaluationOf(execution);
  const image = imageOf(execution);
  const asked = execution.status.currentTask?.sendAt;
  return (
    <Facts>
      <Fact name="Score">
        {evaluation ? (
          <a href={`/project/${encodeURIComponent(project)}/evaluation?stage=${encodeURIComponent(stage)}&service=${encodeURIComponent(service)}`}>
            <ScoreBadge score={evaluation.score} result={evaluation.result} />
          </a>
        ) : (
          <span class="quiet">nothing was evaluated before</span>
        )}
      </Fact>
      {image && (
        <Fact name="Brings">
          <code>{image}</code>
        </Fact>
      )}
      <Fact name="Replaces">
        {before ? (
          <>
            <code>{imageOf(before)}</code>{' '}
            <span class="quiet">
              since <When time={before.ended?.time} />
            </span>
          </>
        ) : (
          <span class="quiet">{before === null ? 'no earlier delivery is known' : '…'}</span>
        )}
      </Fact>
      <Fact name="Waits since">
        <When time={asked} />
      </Fact>
    </Facts>
  );
}
