/** What is going on, in short. */
@NullMarked
package dev.drydock.shipyard.application.overview;

import org.jspecify.annotations.NullMarked;
