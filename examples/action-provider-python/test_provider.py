"""python -m unittest"""

import json
import tempfile
import unittest
from pathlib import Path

from events import NoEvent, finished, parse, started
from replicas import Replicas

TRIGGERED = {
    "specversion": "1.0",
    "id": "0f5c1d1e-7a55-4c0e-9a8e-1f2b3c4d5e6f",
    "source": "shipyard-controller",
    "type": "sh.keptn.event.action.triggered",
    "shkeptncontext": "9c1e6f0a-4a52-4b6e-8d57-0b3f1a2c4d5e",
    "gitcommitid": "f00d",
    "data": {
        "project": "shop",
        "stage": "production",
        "service": "cart",
        "result": "fail",
        "action": {"action": "scale", "value": "+1"},
    },
}


class EventsTest(unittest.TestCase):
    def test_should_answer_in_the_same_context(self):
        answer = started(TRIGGERED, "me")

        self.assertEqual(answer["type"], "sh.keptn.event.action.started")
        self.assertEqual(answer["triggeredid"], TRIGGERED["id"])
        self.assertEqual(answer["shkeptncontext"], TRIGGERED["shkeptncontext"])
        self.assertEqual(answer["gitcommitid"], "f00d")

    def test_should_not_send_back_the_result_that_came_in(self):
        self.assertNotIn("result", started(TRIGGERED, "me")["data"])
        self.assertEqual(finished(TRIGGERED, "me", {"result": "pass"})["data"]["result"], "pass")

    def test_should_derive_the_ids_that_every_language_derives(self):
        self.assertEqual(started(TRIGGERED, "me")["id"], "a191daed-5140-594f-8eb5-c6a80b43e1c9")
        self.assertEqual(finished(TRIGGERED, "me", {})["id"], "60b4e79e-aafb-55f2-a438-5209e0afec1e")

    def test_should_say_what_is_wrong_with_what_is_no_event(self):
        for message, reason in ((b"{", "not JSON"), (b"null", "no id"), (b'{"id":"1"}', "no type")):
            with self.assertRaisesRegex(NoEvent, reason):
                parse(message)
        self.assertEqual(parse(json.dumps(TRIGGERED).encode()), TRIGGERED)


class ReplicasTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "replicas.json"

    def change(self, value, event):
        return Replicas(self.file).change("shop/production/cart", value, event)

    def test_should_set_and_change(self):
        self.assertEqual(self.change("3", "a"), (1, 3))
        self.assertEqual(self.change("+1", "b"), (3, 4))
        self.assertEqual(self.change({"increment": -2}, "c"), (4, 2))

    def test_should_do_what_an_event_asks_for_once(self):
        self.assertEqual(self.change("+1", "a"), (1, 2))
        self.assertEqual(self.change("+1", "a"), (1, 2))
        self.assertEqual(self.change("+1", "b"), (2, 3))

    def test_should_refuse_what_is_no_sensible_number(self):
        for value, reason in (("many", "as in"), ("-2", "1 would be -1"), ("99", "0 to 20")):
            with self.assertRaisesRegex(ValueError, reason):
                self.change(value, "a")


if __name__ == "__main__":
    unittest.main()
