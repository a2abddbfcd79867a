/** JSONPath, JSON and YAML. */
@NullMarked
package dev.drydock.jobs.adapter.json;

import org.jspecify.annotations.NullMarked;
