/** A broker and a provider as child processes of the check. */
@org.jspecify.annotations.NullMarked
package dev.drydock.providercheck.adapter.process;
