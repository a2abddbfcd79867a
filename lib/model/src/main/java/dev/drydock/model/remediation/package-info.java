/** The remediation file: which actions answer which problem. */
@NullMarked
package dev.drydock.model.remediation;

import org.jspecify.annotations.NullMarked;
