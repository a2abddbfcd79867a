/** Files about remediations that no server reads: tests of them. */
@org.jspecify.annotations.NullMarked
package dev.drydock.remediation.file;
