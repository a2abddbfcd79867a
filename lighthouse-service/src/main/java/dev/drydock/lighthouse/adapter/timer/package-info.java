/** Deadlines in real time. */
@org.jspecify.annotations.NullMarked
package dev.drydock.lighthouse.adapter.timer;
