"""Keptn events: CloudEvents in structured JSON. The type of an event is also its NATS subject."""

import json
import uuid
from datetime import datetime, timezone

# answers have ids that derive from what they answer: after a crash the same answer is the same event, and counts once
NAMESPACE = uuid.UUID("6f1c1c0e-6d1f-5b0a-9a55-8f3b5f0d7a41")


class NoEvent(Exception):
    """A message that is no event; it says why."""


def parse(message: bytes) -> dict:
    try:
        event = json.loads(message)
    except ValueError as error:
        raise NoEvent(f"it is not JSON: {error}") from error
    for key in ("id", "type", "shkeptncontext"):
        if not isinstance(event, dict) or not isinstance(event.get(key), str) or not event[key]:
            raise NoEvent(f"it has no {key}")
    if not isinstance(event.get("data"), dict):
        raise NoEvent("it has no data")
    return event


def started(triggered: dict, source: str) -> dict:
    return _answer(triggered, "started", source, {"status": "succeeded"})


def finished(triggered: dict, source: str, outcome: dict) -> dict:
    """outcome: status, result, message, and what later tasks should know under the task's name."""
    return _answer(triggered, "finished", source, outcome)


def _answer(triggered: dict, kind: str, source: str, outcome: dict) -> dict:
    common = {key: triggered["data"][key] for key in ("project", "stage", "service", "labels") if key in triggered["data"]}
    answer = {
        "specversion": "1.0",
        "id": str(uuid.uuid5(NAMESPACE, f"{triggered['id']}\n{kind}\n{source}")),
        "source": source,
        "type": triggered["type"].removesuffix("triggered") + kind,
        "time": datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "datacontenttype": "application/json",
        "shkeptncontext": triggered["shkeptncontext"],
        "shkeptnspecversion": "0.2.4",
        "triggeredid": triggered["id"],
        "data": {**common, **outcome},
    }
    if triggered.get("gitcommitid"):
        answer["gitcommitid"] = triggered["gitcommitid"]
    return answer
