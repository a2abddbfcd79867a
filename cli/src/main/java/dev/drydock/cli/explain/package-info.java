/** Says in words what something is doing and why: pure functions from the server's answers to sentences. */
package dev.drydock.cli.explain;
