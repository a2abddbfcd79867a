/** Events as structured CloudEvents JSON, read with the tolerance that Keptn's users rely on. */
@org.jspecify.annotations.NullMarked
package dev.drydock.events.codec;
