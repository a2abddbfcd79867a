/** What is wrong with the files of projects, as they are and as they would be. */
@org.jspecify.annotations.NullMarked
package dev.drydock.shipyard.application.lint;
