import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { triggerEvaluation, triggerSequence } from '../../api/trigger';
import type { PlaceView, StageView } from '../../domain/environment';
import { labelsOf } from '../../domain/labels';
import { Confirm } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { toast } from '../../parts/Toasts';

type Kind = 'delivery' | 'evaluation' | 'other';
const KINDS: Record<Kind, string> = { delivery: 'Deliver an image', evaluation: 'Evaluate', other: 'Any sequence' };

/** Triggers a delivery, an evaluation, or any sequence of the shipyard, and leads to what it became. */
export function Trigger(props: { project: string; stages: StageView[]; at: Partial<PlaceView>; onClose(): void }) {
  const { route } = useLocation();
  const stages = props.stages.filter((stage) => stage.places.length > 0);
  const delivers = stages.some((stage) => stage.sequences.some(({ name }) => name === 'delivery'));
  const [kind, setKind] = useState<Kind>(delivers ? 'delivery' : 'other');
  const [stageName, setStage] = useState(props.at.stage ?? stages[0]?.name ?? '');
  const [serviceName, setService] = useState(props.at.service ?? '');
  const [sequenceName, setSequence] = useState('');
  const [image, setImage] = useState('');
  const [timeframe, setTimeframe] = useState('5m');
  const [labels, setLabels] = useState('');

  const stage = stages.find(({ name }) => name === stageName);
  const services = stage?.places.map((place) => place.service) ?? [];
  const service = services.includes(serviceName) ? serviceName : (services[0] ?? '');
  const sequences = (stage?.sequences ?? []).map(({ name }) => name);
  const others = sequences.filter((name) => name !== 'evaluation');
  const sequence = others.includes(sequenceName) ? sequenceName : (others[0] ?? '');
  const read = labelsOf(labels);

  const span = /^(\d+(ms|s|m|h|d))+$/.test(timeframe.trim()) ? undefined : `'${timeframe}' is no time; expected one such as 90s, 5m or 2h.`;

  const blocked =
    read.wrong ??
    (kind === 'evaluation' ? span : undefined) ??
    (kind === 'delivery' && !sequences.includes('delivery')
      ? `Stage ${stageName} has no sequence 'delivery'.`
      : kind === 'delivery' && image.trim() === ''
        ? 'It needs an image.'
        : kind === 'other' && !sequence
          ? `Stage ${stageName} has no sequence.`
          : undefined);

  const act = async () => {
    const at = { project: props.project, stage: stageName, service };
    const context =
      kind === 'evaluation'
        ? await triggerEvaluation(at, { timeframe: timeframe.trim(), labels: read.labels })
        : await triggerSequence(at, kind === 'delivery' ? 'delivery' : sequence, {
            labels: read.labels,
            ...(image.trim() && kind === 'delivery' ? { configurationChange: { values: { image: image.trim() } } } : {}),
          });
    toast('Triggered.');
    route(`/project/${encodeURIComponent(props.project)}/sequence/${encodeURIComponent(context)}`);
  };

  return (
    <Confirm title="Trigger a sequence" verb="Trigger" blocked={blocked} act={act} onClose={props.onClose}>
      <fieldset class="choices">
        <legend class="hidden">What</legend>
        {(Object.keys(KINDS) as Kind[]).map((one) => (
          <label key={one}>
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} /> {KINDS[one]}
          </label>
        ))}
      </fieldset>
      <Field label="Stage">
        {(ids) => <Select ids={ids} value={stageName} values={stages.map(({ name }) => name)} onChange={setStage} />}
      </Field>
      <Field label="Service">{(ids) => <Select ids={ids} value={service} values={services} onChange={setService} />}</Field>
      {kind === 'delivery' && (
        <Field label="Image" hint="Such as registry.example/helloservice:1.2.3; executors read it as configurationChange.values.image.">
          {(ids) => <input {...ids} value={image} onInput={(event) => setImage(event.currentTarget.value)} />}
        </Field>
      )}
      {kind === 'evaluation' && (
        <Field label="Over the last" hint="Such as 90s, 5m or 2h." wrong={span}>
          {(ids) => <input {...ids} value={timeframe} onInput={(event) => setTimeframe(event.currentTarget.value)} />}
        </Field>
      )}
      {kind === 'other' && (
        <Field label="Sequence">{(ids) => <Select ids={ids} value={sequence} values={others} onChange={setSequence} />}</Field>
      )}
      <Field label="Labels" hint="One NAME=VALUE a line; they are shown with all that follows." wrong={read.wrong}>
        {(ids) => <textarea {...ids} rows={2} value={labels} onInput={(event) => setLabels(event.currentTarget.value)} />}
      </Field>
    </Confirm>
  );
}

function Select(props: { ids: object; value: string; values: string[]; onChange(value: string): void }) {
  return (
    <select {...props.ids} value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)}>
      {props.values.map((value) => (
        <option key={value} value={value}>
          {value}
        </option>
      ))}
    </select>
  );
}
