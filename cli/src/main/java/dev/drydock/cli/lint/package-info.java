/** Files on this machine, arranged as the project they belong to. */
@NullMarked
package dev.drydock.cli.lint;

import org.jspecify.annotations.NullMarked;
