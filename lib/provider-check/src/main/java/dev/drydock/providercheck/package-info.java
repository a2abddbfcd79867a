/** Tells the author of an action provider what is wrong with it. */
@org.jspecify.annotations.NullMarked
package dev.drydock.providercheck;
