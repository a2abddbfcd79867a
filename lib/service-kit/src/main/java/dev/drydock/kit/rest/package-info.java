/** What every REST interface here has in common: authentication and errors. */
@org.jspecify.annotations.NullMarked
package dev.drydock.kit.rest;
