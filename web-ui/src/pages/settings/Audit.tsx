import { useEffect, useState } from 'preact/hooks';
import { readAudit, type Use } from '../../api/access';
import { ApiProblem } from '../../api/client';
import { Field } from '../../parts/Field';
import { Empty, Failure, Loading } from '../../parts/Notice';
import { useQuery } from '../../parts/query';
import { Table } from '../../parts/Table';
import { When } from '../../parts/Time';

/** Who changed what, newest first; filters are in the address. */
export function Audit() {
  const [{ project = '', token = '' }, change] = useQuery();
  const [uses, setUses] = useState<Use[]>();
  const [next, setNext] = useState<string>();
  const [failure, setFailure] = useState<ApiProblem>();

  const load = async (before: Use[], nextPageKey: string | undefined, signal?: AbortSignal) => {
    try {
      const page = await readAudit({ project, token, nextPageKey }, signal);
      if (signal?.aborted) return;
      setUses([...before, ...(page.uses ?? [])]);
      setNext(page.nextPageKey === '0' ? undefined : page.nextPageKey);
      setFailure(undefined);
    } catch (problem) {
      if (!signal?.aborted) setFailure(ApiProblem.of(problem));
    }
  };
  useEffect(() => {
    const abort = new AbortController();
    void load([], undefined, abort.signal);
    return () => abort.abort();
  }, [project, token]);

  return (
    <>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <Field label="Project">{(ids) => <input {...ids} value={project} onChange={(event) => change({ project: event.currentTarget.value })} />}</Field>
        <Field label="Token">{(ids) => <input {...ids} value={token} onChange={(event) => change({ token: event.currentTarget.value })} />}</Field>
      </form>
      <Failure problem={failure} retry={() => void load([], undefined)} />
      {!uses && !failure && <Loading />}
      {uses && uses.length === 0 && (
        <Empty title="Nobody changed anything.">{(project || token) && 'At least not with these filters.'}</Empty>
      )}
      {uses && uses.length > 0 && (
        <Table
          label="Audit trail"
          rows={uses}
          keyOf={(use) => use.id}
          columns={[
            { name: 'When', cell: (use) => <When time={use.time} /> },
            { name: 'Token', cell: (use) => <strong class="unbroken">{use.token}</strong> },
            { name: 'What', cell: (use) => <><code>{use.method} {use.path}</code>{use.detail && <p class="quiet">{use.detail}</p>}</> },
            { name: 'Project', cell: (use) => use.project ?? '–' },
            { name: 'From', cell: (use) => <span class="unbroken">{use.address}</span> },
            { name: 'Ended', cell: (use) => <span class={use.status && use.status >= 400 ? 'number bad' : 'number'}>{use.status ?? 'not known'}</span> },
          ]}
        />
      )}
      {next && (
        <button type="button" onClick={() => void load(uses ?? [], next)}>
          Show older ones
        </button>
      )}
    </>
  );
}
