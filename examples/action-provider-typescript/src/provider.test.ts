import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeptnEvent } from "./events.js";
import { FeatureToggleProvider } from "./provider.js";
import { TRIGGERED } from "./sample.js";

test("should start, set every flag and finish, in this order", async () => {
  const { provider, journal } = recording();
  const event = { ...TRIGGERED, data: { ...TRIGGERED.data, action: { action: "featuretoggle", value: { A: false, B: "on" } } } };

  const handled = await provider.handle(JSON.stringify(event));

  assert.equal(handled, "done");
  assert.deepEqual(journal, ["started", "A=false", "B=true", "finished succeeded/pass: A is off, B is on"]);
});

test("should leave other actions to others", async () => {
  const { provider, journal } = recording();
  const event = { ...TRIGGERED, data: { ...TRIGGERED.data, action: { action: "scale", value: "2" } } };

  assert.equal(await provider.handle(JSON.stringify(event)), "ignored");
  assert.deepEqual(journal, []);
});

test("should finish errored when a flag cannot be set", async () => {
  const { provider, journal } = recording(() => Promise.reject(new Error("the service is away")));

  assert.equal(await provider.handle(JSON.stringify(TRIGGERED)), "done");
  assert.equal(journal.at(-1), "finished errored/fail: the service is away");
});

test("should fail when an answer cannot be published, so that the message comes again", async () => {
  const failing = () => Promise.reject(new Error("no stream"));
  const provider = new FeatureToggleProvider("me", () => Promise.resolve(), failing, () => {});

  await assert.rejects(provider.handle(JSON.stringify(TRIGGERED)), /no stream/);
});

test("should put a message aside when it is no event", async () => {
  const { provider } = recording();

  assert.equal(await provider.handle("hello"), "poison");
});

function recording(setFlag?: () => Promise<void>) {
  const journal: string[] = [];
  const publish = async (event: KeptnEvent) => {
    const { status, result, message } = event.data;
    const kind = event.type.split(".").at(-1);
    journal.push(kind === "started" ? "started" : `${kind} ${status}/${result}: ${message}`);
  };
  const set = async (_: unknown, flag: string, on: boolean) => void journal.push(`${flag}=${on}`);
  return { journal, provider: new FeatureToggleProvider("me", setFlag ?? set, publish, () => {}) };
}
