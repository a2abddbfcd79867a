import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiProblem } from '../../api/client';
import { logOf, type Job } from '../../api/jobs';
import { Badge } from '../../parts/Badge';
import { Copy } from '../../parts/Copy';
import { Failure } from '../../parts/Notice';
import { Duration } from '../../parts/Time';
import { listen } from '../../live/stream';

const LONGEST = 500_000;

/** A job of a task: how it stands, and what it prints, as it prints it. */
export function JobLog({ job }: { job: Job }) {
  const [chosen, setChosen] = useState<boolean>();
  const ran = useRef(false);
  ran.current ||= job.state === 'running';
  const shown = chosen ?? (ran.current || job.state === 'failed');
  return (
    <section class="job" aria-label={`Job ${job.task}`}>
      <header>
        <span>
          job <strong>{job.task}</strong> of action {job.action}
        </span>
        <Badge state={job.state === 'running' ? 'started' : job.state} />
        {job.place !== undefined && <span class="quiet">at place {job.place} of the queue</span>}
        {job.started && (
          <span class="quiet">
            <Duration from={job.started} until={job.ended} />
          </span>
        )}
        {job.exitCode !== undefined && <span class="quiet">exit code {job.exitCode}</span>}
        {job.started && (
          <button type="button" aria-expanded={shown} onClick={() => setChosen(!shown)}>
            {shown ? 'Hide log' : 'Show log'}
          </button>
        )}
      </header>
      {job.reason && <p class="bad">{job.reason}</p>}
      {shown && job.started && <Log job={job} />}
    </section>
  );
}

/** Reads what was printed since; asked again whenever the job tells that there is more, and once when it has ended. */
function Log({ job }: { job: Job }) {
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<ApiProblem>();
  const box = useRef<HTMLPreElement>(null);
  const follows = useRef(true);
  const more = useRef(() => {});

  useEffect(() => {
    const abort = new AbortController();
    let read = 0;
    let busy = false;
    let again = false;
    const run = async () => {
      if (busy) {
        again = true;
        return;
      }
      busy = true;
      try {
        const news = await logOf(job.id, read, abort.signal);
        read += new TextEncoder().encode(news).length;
        if (news && !abort.signal.aborted) setText((before) => (before + news).slice(-LONGEST));
        setFailure(undefined);
      } catch (problem) {
        if (!abort.signal.aborted) setFailure(ApiProblem.of(problem));
      } finally {
        busy = false;
      }
      if (again && !abort.signal.aborted) {
        again = false;
        void run();
      }
    };
    more.current = () => void run();
    const stop = listen({
      event: (event) => {
        if (event.triggeredid === job.triggeredId) void run();
      },
      again: () => void run(),
    });
    void run();
    return () => {
      abort.abort();
      stop();
    };
  }, [job.id]);

  useEffect(() => more.current(), [job.state]);
  useEffect(() => {
    const element = box.current;
    if (element && follows.current) element.scrollTop = element.scrollHeight;
  }, [text]);

  return (
    <>
      <Failure problem={failure} />
      <div class="log">
        <Copy text={text} label="Copy the log" />
        <pre
          ref={box}
          tabIndex={0}
          role="log"
          aria-label={`Log of job ${job.task}`}
          onScroll={(event) => {
            const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
            follows.current = scrollHeight - scrollTop - clientHeight < 24;
          }}
        >
          {text || (job.ended ? 'It printed nothing.' : 'Nothing printed yet.')}
        </pre>
      </div>
    </>
  );
}
