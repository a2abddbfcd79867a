/** The {@code drydock} command: what a person types, what the server is asked, what is printed. */
package dev.drydock.cli;
