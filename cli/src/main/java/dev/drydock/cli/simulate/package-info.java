/** Remediations tried on files of this machine, before they are in force anywhere. */
@NullMarked
package dev.drydock.cli.simulate;

import org.jspecify.annotations.NullMarked;
