/** Remediation files from the project's repository. */
@org.jspecify.annotations.NullMarked
package dev.drydock.remediation.adapter.resources;
