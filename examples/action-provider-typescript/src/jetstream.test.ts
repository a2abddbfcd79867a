import { jetstreamManager } from "@nats-io/jetstream";
import type { NatsConnection } from "@nats-io/transport-node";
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { parse, type KeptnEvent } from "./events.js";
import { connectTo, consume, publisher } from "./jetstream.js";
import { FeatureToggleProvider } from "./provider.js";
import { TRIGGERED } from "./sample.js";

const serverIsMissing = spawnSync("nats-server", ["--version"]).error ? "nats-server is not on the PATH" : false;

test("should answer once, through a real stream that appears later", { skip: serverIsMissing }, async (context) => {
  const { address, events } = await natsServer(context);
  const connection = await connectTo(address, "test");
  context.after(() => connection.close());
  const flags: string[] = [];
  const setFlag = async (_: unknown, flag: string, on: boolean) => void flags.push(`${flag}=${on}`);
  const provider = new FeatureToggleProvider("me", setFlag, publisher(connection), () => {});
  const consuming = consume(connection, "toggles", (json) => provider.handle(json), () => {});

  await (await jetstreamManager(connection)).streams.add({ name: "keptn", subjects: ["sh.keptn.>"] });
  await until(async () => (await consumers(connection)) === 1);
  connection.publish(TRIGGERED.type, "not an event");
  connection.publish(TRIGGERED.type, JSON.stringify(TRIGGERED));
  connection.publish(TRIGGERED.type, JSON.stringify(TRIGGERED));

  await until(async () => flags.length === 2 && (await pending(connection)) === 0);
  const answers = await events(connection);
  assert.deepEqual(answers.map((event) => event.type.split(".").at(-1)), ["started", "finished"]);
  assert.deepEqual(flags, ["PromotionCampaign=false", "PromotionCampaign=false"]);
  await connection.close();
  await consuming;
});

async function natsServer(context: { after: (fn: () => void) => void }) {
  const folder = mkdtempSync(join(tmpdir(), "provider-"));
  const anyPort = ["-a", "127.0.0.1", "-p", "-1", "--ports_file_dir", folder];
  const server = spawn("nats-server", [...anyPort, "-js", "-sd", folder], { stdio: "ignore" });
  context.after(() => {
    server.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    server.kill();
  });
  const ports = join(folder, `nats-server_${server.pid}.ports`);
  await until(async () => existsSync(ports) && readFileSync(ports, "utf8").endsWith("}"));
  return { address: JSON.parse(readFileSync(ports, "utf8")).nats[0] as string, events };
}

/** The answers in the stream, in their order. */
async function events(connection: NatsConnection): Promise<KeptnEvent[]> {
  const manager = await jetstreamManager(connection);
  const { state } = await manager.streams.info("keptn");
  const all: KeptnEvent[] = [];
  for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
    const event = parse((await manager.streams.getMessage("keptn", { seq }))!.string());
    if (typeof event !== "string" && !event.type.endsWith("triggered")) {
      all.push(event);
    }
  }
  return all;
}

async function consumers(connection: NatsConnection): Promise<number> {
  return (await (await jetstreamManager(connection)).streams.info("keptn")).state.consumer_count;
}

async function pending(connection: NatsConnection): Promise<number> {
  const info = await (await jetstreamManager(connection)).consumers.info("keptn", "toggles");
  return info.num_pending + info.num_ack_pending;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await condition())) {
    assert.ok(Date.now() < end, "the condition did not come true within 15 s");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
