package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var triggered = Event{
	ID:          "0f5c1d1e-7a55-4c0e-9a8e-1f2b3c4d5e6f",
	Type:        "sh.keptn.event.action.triggered",
	Context:     "9c1e6f0a-4a52-4b6e-8d57-0b3f1a2c4d5e",
	GitCommitID: "f00d",
	Data:        map[string]any{"project": "shop", "stage": "production", "service": "cart", "result": "fail"},
}

func TestShouldAnswerInTheSameContextAndNotSendBackTheResult(t *testing.T) {
	answer := triggered.Started("me", time.Unix(0, 0))

	if answer.Type != "sh.keptn.event.action.started" || answer.TriggeredID != triggered.ID ||
		answer.Context != triggered.Context || answer.GitCommitID != "f00d" || answer.Data["result"] != nil {
		t.Errorf("got %+v", answer)
	}
}

func TestShouldDeriveTheIdsThatEveryLanguageDerives(t *testing.T) {
	if id := triggered.Started("me", time.Now()).ID; id != "a191daed-5140-594f-8eb5-c6a80b43e1c9" {
		t.Error(id)
	}
	if id := triggered.Finished("me", time.Now(), nil).ID; id != "60b4e79e-aafb-55f2-a438-5209e0afec1e" {
		t.Error(id)
	}
}

func TestShouldSayWhatIsWrongWithWhatIsNoEvent(t *testing.T) {
	for message, reason := range map[string]string{"{": "not JSON", `{"id":"1","type":"t"}`: "no shkeptncontext"} {
		if _, err := Parse([]byte(message)); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: %v", message, err)
		}
	}
}

func TestShouldDoWhatAnEventAsksForOnce(t *testing.T) {
	file := filepath.Join(t.TempDir(), "replicas.json")
	for _, step := range []struct {
		value         any
		event         string
		before, after int
	}{
		{"3", "a", 1, 3}, {"+1", "b", 3, 4}, {"+1", "b", 3, 4}, {map[string]any{"increment": -2.0}, "c", 4, 2},
	} {
		change, err := Replicas{file}.Change("shop/production/cart", step.value, step.event)
		if err != nil || change.Before != step.before || change.After != step.after {
			t.Errorf("%v: %+v, %v", step.value, change, err)
		}
	}
}

func TestShouldRefuseWhatIsNoSensibleNumber(t *testing.T) {
	for value, reason := range map[string]string{"many": "as in", "-2": "1 would be -1", "99": "0 to 20"} {
		_, err := Replicas{filepath.Join(t.TempDir(), "replicas.json")}.Change("s", value, "a")
		if err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: %v", value, err)
		}
	}
}
