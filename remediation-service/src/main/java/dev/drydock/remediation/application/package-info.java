/** What happens when an event comes in, an alert is reported, or time has passed; and the ports to the outside. */
@org.jspecify.annotations.NullMarked
package dev.drydock.remediation.application;
