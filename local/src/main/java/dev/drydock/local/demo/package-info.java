/** The self-healing tour: starts the parts around Drydock, watches what happens, and tells it in plain words. */
package dev.drydock.local.demo;
