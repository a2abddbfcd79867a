/** What the remediation-service offers over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.drydock.remediation.adapter.rest;
