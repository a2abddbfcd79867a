/** Service level indicators: the queries behind the objectives. */
@NullMarked
package dev.drydock.model.sli;

import org.jspecify.annotations.NullMarked;
