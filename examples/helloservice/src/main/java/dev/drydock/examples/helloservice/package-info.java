/** The service of the self-healing tour: it has a real response-time problem under load. JDK only. */
package dev.drydock.examples.helloservice;
