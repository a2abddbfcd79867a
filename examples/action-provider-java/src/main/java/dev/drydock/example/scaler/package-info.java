/** An example of an action provider. */
@org.jspecify.annotations.NullMarked
package dev.drydock.example.scaler;
