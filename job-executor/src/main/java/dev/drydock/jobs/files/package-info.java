/** What every runtime needs of files. */
@NullMarked
package dev.drydock.jobs.files;

import org.jspecify.annotations.NullMarked;
