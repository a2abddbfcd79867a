/** Service level objectives: what a good evaluation is. */
@NullMarked
package dev.drydock.model.slo;

import org.jspecify.annotations.NullMarked;
