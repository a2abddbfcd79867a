/** The shipyard: which sequences of tasks a project has in which stage, and what triggers them. */
@NullMarked
package dev.drydock.model.shipyard;

import org.jspecify.annotations.NullMarked;
