/** The events of an evaluation, from triggered to finished. */
@org.jspecify.annotations.NullMarked
package dev.drydock.lighthouse.domain.flow;
