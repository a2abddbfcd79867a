/** Evaluations to look at. */
@org.jspecify.annotations.NullMarked
package dev.drydock.lighthouse.adapter.rest;
