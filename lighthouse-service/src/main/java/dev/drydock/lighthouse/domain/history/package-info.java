/** The rules of the heat map: evaluations across, indicators down. */
@org.jspecify.annotations.NullMarked
package dev.drydock.lighthouse.domain.history;
