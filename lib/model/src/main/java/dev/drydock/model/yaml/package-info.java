/** YAML whose every value knows its place: what the parsers of this module stand on. Not meant for use outside it. */
@NullMarked
package dev.drydock.model.yaml;

import org.jspecify.annotations.NullMarked;
