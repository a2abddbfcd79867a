//go:build tools

// The nats command, of the version that go.mod names: go build -o nats github.com/nats-io/natscli/nats
package tools

import _ "github.com/nats-io/natscli/nats"
