package dev.drydock.kit.nats;

import dev.drydock.events.codec.Decoded;

/**
 * One message as it came in.
 *
 * @param subject the NATS subject
 * @param body the bytes, kept for dead letters
 * @param decoded the event, or why it is none
 */
public record Delivery(String subject, byte[] body, Decoded decoded) {}
