import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { flagsOf, overHttp } from "./flags.js";

const DATA = { project: "fulltour", stage: "production", service: "hello service" };

test("should read booleans and words", () => {
  const flags = flagsOf({ A: false, B: "on", C: "OFF", D: true });

  assert.deepEqual([...flags], [["A", false], ["B", true], ["C", false], ["D", true]]);
});

test("should explain when the value names no flag or an unclear state", () => {
  assert.throws(() => flagsOf("2"), /Expected action.value to name flags/);
  assert.throws(() => flagsOf(undefined), /PromotionCampaign/);
  assert.throws(() => flagsOf({ A: "half" }), /the flag A to become on or off, but got "half"/);
});

test("should put the state on the address from the template", async () => {
  const service = await answering([200]);

  await overHttp(service.template)(DATA, "Promotion", false);

  assert.deepEqual(service.requests, ["PUT /fulltour-production/hello%20service/Promotion false"]);
});

test("should ask again when the service has a passing problem", async () => {
  const service = await answering([503, 200]);

  await overHttp(service.template, 1)(DATA, "Promotion", true);

  assert.equal(service.requests.length, 2);
});

test("should give up at once when the service refuses", async () => {
  const service = await answering([404]);

  await assert.rejects(overHttp(service.template, 1)(DATA, "Promotion", true), /answered 404/);

  assert.equal(service.requests.length, 1);
});

/** A service that gives the statuses in turn, and closes after the last one. */
async function answering(statuses: number[]) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      requests.push(`${request.method} ${request.url} ${body}`);
      response.writeHead(statuses.shift() ?? 500, { Connection: "close" }).end();
      if (statuses.length === 0) {
        server.close();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { requests, template: `http://127.0.0.1:${port}/{project}-{stage}/{service}/{flag}` };
}
