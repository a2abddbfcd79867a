import { overHttp } from "./flags.js";
import { connectTo, consume, publisher } from "./jetstream.js";
import { FeatureToggleProvider } from "./provider.js";

const NAME = "feature-toggle-provider";
const address = process.env["NATS_URL"] ?? "nats://127.0.0.1:4222";
const flagUrl = process.env["FLAG_URL"] ?? "http://{service}.{project}-{stage}/flags/{flag}";
const log = (line: string) => console.log(`${NAME}: ${line}`);

const connection = await connectTo(address, NAME);
const provider = new FeatureToggleProvider(NAME, overHttp(flagUrl), publisher(connection), log);
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => stop.abort());
}
log("listens for featuretoggle actions");
await consume(connection, NAME, (json) => provider.handle(json), log, stop.signal);
await connection.close();
process.exit();
