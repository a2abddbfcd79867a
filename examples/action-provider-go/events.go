package main

import (
	"crypto/sha1"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Event is a Keptn event: a CloudEvent in structured JSON. Its type is also its NATS subject.
type Event struct {
	SpecVersion     string         `json:"specversion"`
	ID              string         `json:"id"`
	Source          string         `json:"source"`
	Type            string         `json:"type"`
	Time            string         `json:"time"`
	DataContentType string         `json:"datacontenttype"`
	Context         string         `json:"shkeptncontext"`
	TriggeredID     string         `json:"triggeredid,omitempty"`
	GitCommitID     string         `json:"gitcommitid,omitempty"`
	KeptnSpec       string         `json:"shkeptnspecversion,omitempty"`
	Data            map[string]any `json:"data"`
}

// Parse reads an event; the error says what is wrong with what is none.
func Parse(message []byte) (Event, error) {
	var event Event
	if err := json.Unmarshal(message, &event); err != nil {
		return event, fmt.Errorf("it is not JSON, or no event: %w", err)
	}
	for name, value := range map[string]string{"id": event.ID, "type": event.Type, "shkeptncontext": event.Context} {
		if value == "" {
			return event, fmt.Errorf("it has no %s", name)
		}
	}
	if event.Data == nil {
		return event, errors.New("it has no data")
	}
	return event, nil
}

// Action is the name of the action that is asked for, and its value.
func (e Event) Action() (string, any) {
	action, _ := e.Data["action"].(map[string]any)
	name, _ := action["action"].(string)
	return name, action["value"]
}

// Service is where it is asked for: project/stage/service.
func (e Event) Service() string {
	return fmt.Sprintf("%v/%v/%v", e.Data["project"], e.Data["stage"], e.Data["service"])
}

// Started says that the work has begun.
func (e Event) Started(source string, now time.Time) Event {
	return e.answer("started", source, now, map[string]any{"status": "succeeded"})
}

// Finished says how it ended: status, result, message, and what later tasks should know under the task's name.
func (e Event) Finished(source string, now time.Time, outcome map[string]any) Event {
	return e.answer("finished", source, now, outcome)
}

func (e Event) answer(kind, source string, now time.Time, outcome map[string]any) Event {
	data := map[string]any{}
	for _, key := range []string{"project", "stage", "service", "labels"} {
		if value, ok := e.Data[key]; ok {
			data[key] = value
		}
	}
	for key, value := range outcome {
		data[key] = value
	}
	return Event{
		SpecVersion: "1.0",
		// derived from what is answered: after a crash the same answer is the same event, and counts once
		ID:              uuid(e.ID + "\n" + kind + "\n" + source),
		Source:          source,
		Type:            strings.TrimSuffix(e.Type, "triggered") + kind,
		Time:            now.UTC().Format("2006-01-02T15:04:05.000Z"),
		DataContentType: "application/json",
		Context:         e.Context,
		TriggeredID:     e.ID,
		GitCommitID:     e.GitCommitID,
		KeptnSpec:       "0.2.4",
		Data:            data,
	}
}

var nameSpace = []byte{0x6f, 0x1c, 0x1c, 0x0e, 0x6d, 0x1f, 0x5b, 0x0a, 0x9a, 0x55, 0x8f, 0x3b, 0x5f, 0x0d, 0x7a, 0x41}

// uuid is version 5 of RFC 9562 in Drydock's name space.
func uuid(name string) string {
	hash := sha1.Sum(append(append([]byte{}, nameSpace...), name...))
	hash[6] = hash[6]&0x0f | 0x50
	hash[8] = hash[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", hash[0:4], hash[4:6], hash[6:8], hash[8:10], hash[10:16])
}
