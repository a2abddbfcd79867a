/** An action provider that switches feature flags in files of flagd and OpenFeature. */
@org.jspecify.annotations.NullMarked
package dev.drydock.featureflag;
