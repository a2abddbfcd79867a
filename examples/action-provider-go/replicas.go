package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strconv"
)

const (
	most       = 20
	remembered = 1000
)

// Replicas are the replicas of services, in a file that a platform reads. What was done for which event is in the same
// file, written with it in one step: "one more" is done once, however often it is asked for, and wherever the provider
// dies.
type Replicas struct {
	File string
}

// Change is what was done for an event.
type Change struct {
	Event  string `json:"event"`
	Before int    `json:"before"`
	After  int    `json:"after"`
}

type state struct {
	Replicas map[string]int `json:"replicas"`
	Done     []Change       `json:"done"`
}

// Change sets or changes the replicas of a service, once per event.
func (r Replicas) Change(service string, value any, event string) (Change, error) {
	now, err := r.read()
	if err != nil {
		return Change{}, err
	}
	for _, done := range now.Done {
		if done.Event == event {
			return done, nil
		}
	}
	before, known := now.Replicas[service]
	if !known {
		before = 1
	}
	after, err := wanted(value, before)
	if err != nil {
		return Change{}, err
	}
	change := Change{event, before, after}
	now.Replicas[service] = after
	now.Done = append(now.Done, change)
	if len(now.Done) > remembered {
		now.Done = now.Done[1:]
	}
	return change, r.write(now)
}

func (r Replicas) read() (state, error) {
	now := state{Replicas: map[string]int{}}
	text, err := os.ReadFile(r.File)
	if errors.Is(err, fs.ErrNotExist) {
		return now, nil
	}
	if err != nil {
		return now, err
	}
	return now, json.Unmarshal(text, &now)
}

func (r Replicas) write(now state) error {
	text, err := json.MarshalIndent(now, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(r.File+".new", text, 0o644); err != nil {
		return err
	}
	return os.Rename(r.File+".new", r.File)
}

var number = regexp.MustCompile(`^[+-]?\d{1,6}$`)

// wanted reads "3" as a number, "+1" and {increment: 1} as a change of what there is.
func wanted(value any, before int) (int, error) {
	change, isMap := value.(map[string]any)
	text := fmt.Sprint(value)
	if isMap {
		text = fmt.Sprint(change["increment"])
	}
	if !number.MatchString(text) {
		return 0, fmt.Errorf(`Expected action.value to be a number of replicas, as in "3", "+1" or {increment: 1}, but got %v`, value)
	}
	after, _ := strconv.Atoi(text)
	if isMap || text[0] == '+' || text[0] == '-' {
		after += before
	}
	if after < 0 || after > most {
		return 0, fmt.Errorf("Expected 0 to %d replicas, but %d would be %d", most, before, after)
	}
	return after, nil
}
