/** The rules of the built-in SLI provider: queries and what their answers are worth. */
@org.jspecify.annotations.NullMarked
package dev.drydock.lighthouse.domain.sli;
