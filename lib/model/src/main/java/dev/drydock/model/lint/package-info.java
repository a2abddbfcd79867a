/** What is wrong with a project's files, each alone and taken together. Pure: files come in as text. */
@NullMarked
package dev.drydock.model.lint;

import org.jspecify.annotations.NullMarked;
