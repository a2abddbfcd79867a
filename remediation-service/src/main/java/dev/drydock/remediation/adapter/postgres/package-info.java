/** Problems as rows: columns to search by, the whole as a versioned JSON document. */
@org.jspecify.annotations.NullMarked
package dev.drydock.remediation.adapter.postgres;
