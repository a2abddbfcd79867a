/**
 * For action providers in plain Java. {@link dev.drydock.provider.ActionProvider} listens, answers and bears repeats; the
 * author writes a {@link dev.drydock.provider.TaskHandler}. It needs NATS and nothing else of Drydock.
 */
@org.jspecify.annotations.NullMarked
package dev.drydock.provider;
