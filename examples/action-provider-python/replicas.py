"""The replicas of services, in a file that a platform reads.

What was done for which event is in the same file, written with it in one step: "one more" is done once, however often it
is asked for, and wherever the provider dies.
"""

import json
import os
import re
from pathlib import Path

MOST = 20
REMEMBERED = 1000


class Replicas:
    def __init__(self, file: Path):
        self.file = file

    def change(self, service: str, value, event: str) -> tuple[int, int]:
        """Sets or changes the replicas of a service, once per event. Returns how many there were and are."""
        state = json.loads(self.file.read_text()) if self.file.exists() else {}
        replicas, done = state.setdefault("replicas", {}), state.setdefault("done", {})
        if event in done:
            return done[event]["before"], done[event]["after"]
        before = replicas.get(service, 1)
        after = wanted(value, before)
        replicas[service] = after
        done[event] = {"before": before, "after": after}
        state["done"] = dict(list(done.items())[-REMEMBERED:])
        whole = self.file.with_name(self.file.name + ".new")
        whole.write_text(json.dumps(state, indent=2))
        os.replace(whole, self.file)
        return before, after


def wanted(value, before: int) -> int:
    """"3" is a number, "+1" and {increment: 1} a change of what there is."""
    is_map = isinstance(value, dict)
    text = str(value.get("increment") if is_map else value)
    if not re.fullmatch(r"[+-]?\d{1,6}", text):
        raise ValueError(
            f'Expected action.value to be a number of replicas, as in "3", "+1" or {{increment: 1}}, but got {value!r}'
        )
    after = before + int(text) if is_map or text[0] in "+-" else int(text)
    if not 0 <= after <= MOST:
        raise ValueError(f"Expected 0 to {MOST} replicas, but {before} would be {after}")
    return after
