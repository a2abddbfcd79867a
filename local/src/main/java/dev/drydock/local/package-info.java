/** Everything on one machine: the four services in this JVM, the servers they need as child processes. */
package dev.drydock.local;
