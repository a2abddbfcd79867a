/** The course of a check: which question comes when, and what each needs. */
@org.jspecify.annotations.NullMarked
package dev.drydock.providercheck.application;
