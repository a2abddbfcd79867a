/** Finds, starts and stops real servers as child processes on free loopback ports; nothing outlives its owner. */
package dev.drydock.embedded;
