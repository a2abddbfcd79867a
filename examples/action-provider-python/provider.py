"""An action provider: it answers action.triggered events whose action is "scale", and knows NATS and nothing else."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

import nats
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy

from events import NoEvent, finished, parse, started
from replicas import Replicas

NAME = "scaler-python"
ACTION = "scale"
STREAM = "keptn"
SUBJECT = "sh.keptn.event.action.triggered"
ACK_WAIT = 15


class Provider:
    def __init__(self, js, replicas: Replicas):
        self.js = js
        self.replicas = replicas

    async def handle(self, message) -> None:
        try:
            event = parse(message.data)
        except NoEvent as reason:
            log(f"put aside a message, because {reason}")
            await message.term()
            return
        action = event["data"].get("action")
        if isinstance(action, dict) and action.get("action") == ACTION:
            await self.publish(started(event, NAME))
            outcome = await self.at_work(message, event, action.get("value"))
            await self.publish(finished(event, NAME, outcome))
            log(outcome["message"])
        await message.ack()  # last: until here the event would come again

    async def at_work(self, message, event: dict, value) -> dict:
        """Does the work beside the loop, so that the broker hears that somebody is at it however long it takes."""
        work = asyncio.create_task(asyncio.to_thread(self.scale, event, value))
        while not (await asyncio.wait({work}, timeout=ACK_WAIT / 3))[0]:
            await message.in_progress()
        return work.result()

    def scale(self, event: dict, value) -> dict:
        try:
            service = "/".join(event["data"][key] for key in ("project", "stage", "service"))
            before, after = self.replicas.change(service, value, event["id"])
            return {
                "status": "succeeded",
                "result": "pass",
                "message": f"{service}: {before} → {after} replicas",
                "action": {"before": before, "replicas": after},
            }
        except Exception as error:  # whatever goes wrong is an answer, too: silence would keep the sequence waiting
            return {"status": "errored", "result": "fail", "message": str(error) or repr(error)}

    async def publish(self, event: dict) -> None:
        """Returns when the stream has the event; with its id as message id a repeat counts once."""
        headers = {"Nats-Msg-Id": event["id"], "content-type": "application/cloudevents+json"}
        await self.js.publish(event["type"], json.dumps(event).encode(), timeout=5, headers=headers)


async def consume(connection, provider: Provider, ended: asyncio.Event) -> None:
    """Hands on what the durable consumer has. Whatever breaks, it looks again a moment later."""
    subscription = None
    while not ended.is_set():
        try:
            if subscription is None:
                subscription = await subscribe(connection)
                log(f"listens for {ACTION} actions")
            for message in await subscription.fetch(1, timeout=2):
                await handled(provider, message)
        except nats.errors.TimeoutError:
            if not await is_there(connection):
                subscription = None
        except Exception as error:
            log(f"waiting for the broker: {error or repr(error)}")
            subscription = None
            await asyncio.sleep(0.5)


async def subscribe(connection):
    js = connection.jetstream()
    config = ConsumerConfig(
        durable_name=NAME,
        filter_subject=SUBJECT,
        ack_policy=AckPolicy.EXPLICIT,
        ack_wait=ACK_WAIT,
        max_deliver=-1,
        deliver_policy=DeliverPolicy.NEW,  # who is new here does not repeat the actions of the past
    )
    return await js.pull_subscribe(SUBJECT, durable=NAME, stream=STREAM, config=config)


async def is_there(connection) -> bool:
    try:
        await connection.jsm().consumer_info(STREAM, NAME)
        return True
    except nats.errors.Error:
        return False


async def handled(provider: Provider, message) -> None:
    try:
        await provider.handle(message)
    except Exception as error:
        log(f"will try again: {error or repr(error)}")
        await message.nak(delay=1)


async def connect() -> nats.NATS:
    credentials = {"user_credentials": os.environ["NATS_CREDS"]} if os.environ.get("NATS_CREDS") else {}
    while True:
        try:
            return await nats.connect(
                os.environ.get("NATS_URL", "nats://127.0.0.1:4222"),
                name=NAME,
                max_reconnect_attempts=-1,
                reconnect_time_wait=0.5,
                error_cb=quietly,
                **credentials,
            )
        except Exception as error:
            log(f"waiting for the broker: {error or repr(error)}")
            await asyncio.sleep(1)


async def quietly(error: Exception) -> None:
    log(f"broker: {error or repr(error)}")


def log(line: str) -> None:
    print(f"{NAME}: {line}", file=sys.stderr, flush=True)


async def main() -> None:
    ended = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, ended.set)
    connecting = asyncio.create_task(connect())
    asked_to_end = asyncio.create_task(ended.wait())
    await asyncio.wait({connecting, asked_to_end}, return_when=asyncio.FIRST_COMPLETED)
    if ended.is_set():
        return
    connection = connecting.result()
    replicas = Replicas(Path(os.environ.get("REPLICAS_FILE", "replicas.json")))
    await consume(connection, Provider(connection.jetstream(), replicas), ended)
    await connection.close()


if __name__ == "__main__":
    asyncio.run(main())
