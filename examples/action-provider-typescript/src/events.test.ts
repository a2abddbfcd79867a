import assert from "node:assert/strict";
import { test } from "node:test";
import { finished, parse, started, uuid } from "./events.js";
import { TRIGGERED } from "./sample.js";

test("should answer in the same context when started", () => {
  const event = started(TRIGGERED, "me", new Date(0));

  assert.equal(event.type, "sh.keptn.event.action.started");
  assert.equal(event.shkeptncontext, TRIGGERED.shkeptncontext);
  assert.equal(event.triggeredid, TRIGGERED.id);
  assert.equal(event.gitcommitid, "f00d");
  assert.deepEqual(event.data.labels, { owner: "me" });
});

test("should not send back the result that came in", () => {
  const outcome = { status: "succeeded", result: "pass", message: "done" } as const;

  const event = finished(TRIGGERED, "me", new Date(0), outcome);

  assert.equal(event.data.result, "pass");
  assert.equal(started(TRIGGERED, "me", new Date(0)).data.result, undefined);
});

test("should derive the same id when the same event is answered again", () => {
  const first = started(TRIGGERED, "me", new Date(0));
  const second = started(TRIGGERED, "me", new Date(1));

  assert.equal(first.id, second.id);
  assert.notEqual(first.id, started(TRIGGERED, "somebody else", new Date(0)).id);
  assert.match(uuid("x"), /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("should derive the ids that every language derives", () => {
  const triggered = { ...TRIGGERED, id: "0f5c1d1e-7a55-4c0e-9a8e-1f2b3c4d5e6f" };

  assert.equal(started(triggered, "me", new Date()).id, "a191daed-5140-594f-8eb5-c6a80b43e1c9");
});

test("should say what is wrong when a message is no event", () => {
  assert.match(parse("{") as string, /not JSON/);
  assert.equal(parse("null"), "it has no id");
  assert.equal(parse('{"id":"1","type":"t","shkeptncontext":"c"}'), "it has no data");
});
