// An action provider: it answers action.triggered events whose action is "scale", and knows NATS and nothing else.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

const (
	name    = "scaler-go"
	action  = "scale"
	stream  = "keptn"
	subject = "sh.keptn.event.action.triggered"
	ackWait = 15 * time.Second
)

type provider struct {
	js       jetstream.JetStream
	replicas Replicas
}

func main() {
	log.SetFlags(0)
	log.SetPrefix(name + ": ")
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	connection, err := connect()
	if err != nil {
		log.Fatal(err)
	}
	defer connection.Close()
	js, err := jetstream.New(connection)
	if err != nil {
		log.Fatal(err)
	}
	provider{js, Replicas{variable("REPLICAS_FILE", "replicas.json")}}.listen(ctx)
}

func connect() (*nats.Conn, error) {
	options := []nats.Option{nats.Name(name), nats.MaxReconnects(-1), nats.ReconnectWait(500 * time.Millisecond), nats.RetryOnFailedConnect(true)}
	if file := os.Getenv("NATS_CREDS"); file != "" {
		options = append(options, nats.UserCredentials(file))
	}
	return nats.Connect(variable("NATS_URL", nats.DefaultURL), options...)
}

// listen hands on what the durable consumer has. Whatever breaks, it looks again a moment later.
func (p provider) listen(ctx context.Context) {
	for ctx.Err() == nil {
		consumer, err := p.js.CreateOrUpdateConsumer(ctx, stream, jetstream.ConsumerConfig{
			Durable:       name,
			FilterSubject: subject,
			AckPolicy:     jetstream.AckExplicitPolicy,
			AckWait:       ackWait,
			MaxDeliver:    -1,
			DeliverPolicy: jetstream.DeliverNewPolicy, // who is new here does not repeat the actions of the past
		})
		if err == nil {
			log.Printf("listens for %s actions", action)
			err = p.consume(ctx, consumer)
		}
		if ctx.Err() == nil {
			log.Printf("waiting for the broker: %v", err)
			select {
			case <-ctx.Done():
			case <-time.After(500 * time.Millisecond):
			}
		}
	}
}

func (p provider) consume(ctx context.Context, consumer jetstream.Consumer) error {
	for ctx.Err() == nil {
		message, err := consumer.Next(jetstream.FetchMaxWait(2 * time.Second))
		switch {
		case err == nil:
			p.settle(message)
		case errors.Is(err, nats.ErrTimeout):
			if _, err := consumer.Info(ctx); err != nil {
				return err
			}
		default:
			return err
		}
	}
	return nil
}

func (p provider) settle(message jetstream.Msg) {
	event, err := Parse(message.Data())
	if err != nil {
		log.Printf("put aside a message, because %v", err)
		_ = message.Term()
		return
	}
	stop := keepAlive(message)
	err = p.handle(event)
	stop()
	if err != nil {
		log.Printf("will try again: %v", err)
		_ = message.NakWithDelay(time.Second)
		return
	}
	_ = message.Ack() // last: until here the event would come again
}

// handle fails only when an answer could not be published: then the event must come again.
func (p provider) handle(event Event) error {
	asked, value := event.Action()
	if asked != action {
		return nil
	}
	if err := p.publish(event.Started(name, time.Now())); err != nil {
		return err
	}
	outcome := p.scale(event, value)
	if err := p.publish(event.Finished(name, time.Now(), outcome)); err != nil {
		return err
	}
	log.Print(outcome["message"])
	return nil
}

func (p provider) scale(event Event, value any) map[string]any {
	change, err := p.replicas.Change(event.Service(), value, event.ID)
	if err != nil { // it is an answer, too: silence would keep the sequence waiting
		return map[string]any{"status": "errored", "result": "fail", "message": err.Error()}
	}
	return map[string]any{
		"status":  "succeeded",
		"result":  "pass",
		"message": fmt.Sprintf("%s: %d → %d replicas", event.Service(), change.Before, change.After),
		"action":  map[string]any{"before": change.Before, "replicas": change.After},
	}
}

// publish returns when the stream has the event; with its id as message id a repeat counts once.
func (p provider) publish(event Event) error {
	text, err := json.Marshal(event)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	_, err = p.js.PublishMsg(ctx, &nats.Msg{
		Subject: event.Type,
		Header:  nats.Header{"content-type": {"application/cloudevents+json"}},
		Data:    text,
	}, jetstream.WithMsgID(event.ID))
	return err
}

// keepAlive tells the broker that somebody is at work, however long it takes.
func keepAlive(message jetstream.Msg) func() {
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-done:
				return
			case <-time.After(ackWait / 3):
				_ = message.InProgress()
			}
		}
	}()
	return func() { close(done) }
}

func variable(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}
