/** Conductor OSS on PostgreSQL: a workflow of four tasks, answered by external workers over HTTP. */
package dev.drydock.bench.conductor;
