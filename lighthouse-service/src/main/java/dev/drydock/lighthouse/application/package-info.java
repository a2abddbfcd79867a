/** What the service does with each event, over ports. */
@org.jspecify.annotations.NullMarked
package dev.drydock.lighthouse.application;
