import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager, type ConsumerMessages, type JsMsg } from "@nats-io/jetstream";
import { connect, credsAuthenticator, nanos, type NatsConnection, type NodeConnectionOptions } from "@nats-io/transport-node";
import { readFileSync } from "node:fs";
import type { Publish } from "./provider.js";

const STREAM = "keptn";
const SUBJECT = "sh.keptn.event.action.triggered";
const ACK_WAIT_MILLIS = 15_000;

/** Connects to `nats://[token@|user:password@]host:port`, and keeps trying for as long as it takes. */
export function connectTo(address: string, name: string): Promise<NatsConnection> {
  const url = new URL(address);
  const [user, password] = [url.username, url.password].map(decodeURIComponent);
  const credentials: NodeConnectionOptions = password ? { user: user!, pass: password } : user ? { token: user } : {};
  const file = process.env["NATS_CREDS"];
  if (file) {
    credentials.authenticator = credsAuthenticator(readFileSync(file));
  }
  return connect({
    servers: url.host,
    name,
    ...credentials,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 500,
    waitOnFirstConnect: true,
  });
}

/** Publishes with the event's id as message id: JetStream drops a repeat by itself. */
export function publisher(connection: NatsConnection): Publish {
  const js = jetstream(connection);
  return async (event) => {
    await js.publish(event.type, JSON.stringify(event), { msgID: event.id });
  };
}

/**
 * Hands the messages of a durable consumer on, one after the other, until it is asked to stop. A message is acknowledged
 * when its handler is through; when the handler fails, it comes again a little later.
 */
export async function consume(
  connection: NatsConnection,
  durable: string,
  handle: (json: string) => Promise<"done" | "ignored" | "poison">,
  log: (line: string) => void,
  stop: AbortSignal = new AbortController().signal,
): Promise<void> {
  const isOver = () => stop.aborted || connection.isClosed();
  while (!isOver()) {
    try {
      const messages = await subscribe(connection, durable);
      stop.addEventListener("abort", () => messages.stop(), { once: true });
      for await (const message of messages) {
        await settle(message, handle, log);
        if (isOver()) {
          break;
        }
      }
    } catch (error) {
      if (!isOver()) {
        log(`waiting for the stream '${STREAM}': ${(error as Error).message}`);
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    }
  }
}

async function subscribe(connection: NatsConnection, durable: string): Promise<ConsumerMessages> {
  const manager = await jetstreamManager(connection);
  await manager.consumers.add(STREAM, {
    durable_name: durable,
    filter_subject: SUBJECT,
    ack_policy: AckPolicy.Explicit,
    // a provider that is new here does not repeat the actions of the past
    deliver_policy: DeliverPolicy.New,
    ack_wait: nanos(ACK_WAIT_MILLIS),
  });
  const consumer = await jetstream(connection).consumers.get(STREAM, durable);
  return consumer.consume({ max_messages: 1 });
}

async function settle(
  message: JsMsg,
  handle: (json: string) => Promise<"done" | "ignored" | "poison">,
  log: (line: string) => void,
): Promise<void> {
  const alive = setInterval(() => message.working(), ACK_WAIT_MILLIS / 3);
  try {
    if ((await handle(message.string())) === "poison") {
      message.term();
    } else {
      message.ack();
    }
  } catch (error) {
    log(`will try again: ${(error as Error).message}`);
    message.nak(2_000);
  } finally {
    clearInterval(alive);
  }
}
