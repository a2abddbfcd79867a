package dev.drydock.kit.nats;

import io.nats.client.Message;

/** A delivery together with the message that must be acknowledged for it. */
record Incoming(Delivery delivery, Message message) {}
