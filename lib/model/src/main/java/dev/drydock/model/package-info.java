/** The files users write: records, parsers that report every problem with its place, JSON Schemas. */
@NullMarked
package dev.drydock.model;

import org.jspecify.annotations.NullMarked;
