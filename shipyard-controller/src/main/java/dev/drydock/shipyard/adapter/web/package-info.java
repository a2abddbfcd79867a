/** The pages of the bridge, as static files. */
@NullMarked
package dev.drydock.shipyard.adapter.web;

import org.jspecify.annotations.NullMarked;
