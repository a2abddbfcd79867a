import type { EventData } from "./events.js";

/** Sets one feature flag of a service; fails with a text for the user. */
export type SetFlag = (data: EventData, flag: string, on: boolean) => Promise<void>;

const ON = new Set(["on", "true"]);
const OFF = new Set(["off", "false"]);
const ATTEMPTS = 3;

/** Reads the flags of `data.action.value`, such as `{PromotionCampaign: off}`; fails when there is none or a value is unclear. */
export function flagsOf(value: unknown): Map<string, boolean> {
  if (typeof value !== "object" || value === null || Array.isArray(value) || Object.keys(value).length === 0) {
    throw new Error("Expected action.value to name flags, as in {PromotionCampaign: off}, but got " + JSON.stringify(value));
  }
  return new Map(Object.entries(value).map(([flag, state]) => [flag, onOrOff(flag, state)]));
}

function onOrOff(flag: string, state: unknown): boolean {
  const text = String(state).toLowerCase();
  if (ON.has(text) || OFF.has(text)) {
    return ON.has(text);
  }
  throw new Error(`Expected the flag ${flag} to become on or off, but got ${JSON.stringify(state)}`);
}

/**
 * Sets flags with PUT on the address that a template gives, for example
 * `http://{service}.{project}-{stage}/flags/{flag}`. A service that cannot be reached is asked again.
 */
export function overHttp(template: string, pauseMillis = 500): SetFlag {
  return async (data, flag, on) => {
    const address = fill(template, { project: data.project, stage: data.stage, service: data.service, flag });
    for (let attempt = 1; ; attempt++) {
      const problem = await put(address, on);
      if (problem === undefined) {
        return;
      }
      if (!problem.mayPass || attempt === ATTEMPTS) {
        throw new Error(`Expected to set ${flag} with PUT ${address}, but ${problem.text}`);
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMillis * attempt));
    }
  };
}

async function put(address: string, on: boolean): Promise<{ text: string; mayPass: boolean } | undefined> {
  try {
    const response = await fetch(address, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(on),
      signal: AbortSignal.timeout(5_000),
    });
    const text = (await response.text()).trim();
    return response.ok ? undefined : { text: `it answered ${response.status} ${text}`, mayPass: response.status >= 500 };
  } catch (error) {
    const { message, cause } = error as Error;
    return { text: `it did not answer: ${cause instanceof Error ? cause.message : message}`, mayPass: true };
  }
}

function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) {
      throw new Error(`Expected {project}, {stage}, {service} or {flag} in FLAG_URL, but got {${name}}`);
    }
    return encodeURIComponent(value);
  });
}
