/**
 * A project's Git repository: files read by commit without a checkout, written with retry, hosted here over HTTP or kept
 * in an upstream elsewhere. One branch per stage, one folder per service.
 */
@NullMarked
package dev.drydock.upstream;

import org.jspecify.annotations.NullMarked;
