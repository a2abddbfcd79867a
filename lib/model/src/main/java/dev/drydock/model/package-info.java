/** The files users write: records, parsers that report every problem with its place, JSON Schemas. */
package dev.drydock.model;
