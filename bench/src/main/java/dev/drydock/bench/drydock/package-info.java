/** The packaged shipyard-controller alone, with PostgreSQL, nats-server and a responder as processes of their own. */
package dev.drydock.bench.drydock;
