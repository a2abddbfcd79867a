import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager, type ConsumerMessages, type JsMsg } from "@nats-io/jetstream";
import { connect, nanos, type NatsConnection, type NodeConnectionOptions } from "@nats-io/transport-node";
import type { Publish } from "./provider.js";

const STREAM = "keptn";
const SUBJECT = "sh.keptn.event.action.triggered";

/** Connects to `nats://[token@|user:password@]host:port`, and keeps trying for as long as it takes. */
export function connectTo(address: string, name: string): Promise<NatsConnection> {
  const url = new URL(address);
  const [user, password] = [url.username, url.password].map(decodeURIComponent);
  const credentials: NodeConnectionOptions = password ? { user: user!, pass: password } : user ? { token: user } : {};
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
 * Hands the messages of a durable consumer on, one after the other, until the connection closes. A message is acknowledged
 * when its handler is through; when the handler fails, it comes again a little later.
 */
export async function consume(
  connection: NatsConnection,
  durable: string,
  handle: (json: string) => Promise<"done" | "ignored" | "poison">,
  log: (line: string) => void,
): Promise<void> {
  while (!connection.isClosed()) {
    try {
      for await (const message of await subscribe(connection, durable)) {
        await settle(message, handle, log);
      }
    } catch (error) {
      if (!connection.isClosed()) {
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
    ack_wait: nanos(60_000),
  });
  const consumer = await jetstream(connection).consumers.get(STREAM, durable);
  return consumer.consume({ max_messages: 10 });
}

async function settle(
  message: JsMsg,
  handle: (json: string) => Promise<"done" | "ignored" | "poison">,
  log: (line: string) => void,
): Promise<void> {
  try {
    if ((await handle(message.string())) === "poison") {
      message.term();
    } else {
      message.ack();
    }
  } catch (error) {
    log(`will try again: ${(error as Error).message}`);
    message.nak(2_000);
  }
}
