import { createHash } from "node:crypto";

/** A Keptn event: a CloudEvent in structured JSON, its type is also the NATS subject. */
export interface KeptnEvent {
  specversion: "1.0";
  id: string;
  source: string;
  type: string;
  time: string;
  datacontenttype: "application/json";
  shkeptncontext: string;
  triggeredid?: string;
  gitcommitid?: string;
  shkeptnspecversion: string;
  data: EventData;
}

export interface EventData {
  project: string;
  stage: string;
  service: string;
  labels?: Record<string, string>;
  status?: "succeeded" | "errored";
  result?: "pass" | "fail";
  message?: string;
  action?: { action?: string; name?: string; description?: string; value?: unknown };
}

/** How the work ended. `status` says whether it could be done at all, `result` is the verdict on it. */
export type Outcome = { status: "succeeded" | "errored"; result: "pass" | "fail"; message: string };

/** Reads an event; the answer is a text that says what is wrong when it is none. */
export function parse(json: string): KeptnEvent | string {
  let event: Partial<KeptnEvent>;
  try {
    event = JSON.parse(json);
  } catch (error) {
    return `it is not JSON: ${(error as Error).message}`;
  }
  for (const key of ["id", "type", "shkeptncontext"] as const) {
    if (typeof event?.[key] !== "string" || event[key] === "") {
      return `it has no ${key}`;
    }
  }
  return typeof event.data === "object" && event.data !== null ? (event as KeptnEvent) : "it has no data";
}

export function started(triggered: KeptnEvent, source: string, now: Date): KeptnEvent {
  return answer(triggered, "started", source, now, { status: "succeeded" });
}

export function finished(triggered: KeptnEvent, source: string, now: Date, outcome: Outcome): KeptnEvent {
  return answer(triggered, "finished", source, now, outcome);
}

function answer(
  triggered: KeptnEvent,
  kind: "started" | "finished",
  source: string,
  now: Date,
  outcome: Partial<Outcome>,
): KeptnEvent {
  const { project, stage, service, labels } = triggered.data;
  return {
    specversion: "1.0",
    // derived from what is answered: after a crash the same answer is the same event, and counts once
    id: uuid(`${triggered.id}\n${kind}\n${source}`),
    source,
    type: triggered.type.replace(/triggered$/, kind),
    time: now.toISOString(),
    datacontenttype: "application/json",
    shkeptncontext: triggered.shkeptncontext,
    triggeredid: triggered.id,
    ...(triggered.gitcommitid ? { gitcommitid: triggered.gitcommitid } : {}),
    shkeptnspecversion: "0.2.4",
    // the outcome is ours alone: a result that came in with the triggered event is not sent back
    data: { project, stage, service, ...(labels ? { labels } : {}), ...outcome },
  };
}

/** A version 5 UUID (RFC 9562) of a name, in the namespace that all of Drydock uses. */
export function uuid(name: string): string {
  const namespace = Buffer.from("6f1c1c0e6d1f5b0a9a558f3b5f0d7a41", "hex");
  const bytes = createHash("sha1").update(namespace).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
