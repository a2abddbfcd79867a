/** The rules of setting up monitoring: what is asked for, and what is answered. */
@org.jspecify.annotations.NullMarked
package dev.drydock.lighthouse.domain.monitoring;
